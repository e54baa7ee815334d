package io.github.camelnetskope.model;

import io.github.camelnetskope.model.Lane.Fate;
import org.jspecify.annotations.Nullable;

/** Says what must not be when two stripes have come to their ends. */
final class SeamJudge {
  private final SeamWorld world;
  private final long history;
  private final long all;

  SeamJudge(SeamWorld world) {
    this.world = world;
    this.history = StripeLog.count(world.history());
    this.all = StripeLog.count(world.log().letters(0, world.log().size()));
  }

  /**
   * What is wrong; null when nothing is.
   *
   * @param unproven whether the first stripe says that the seam is
   */
  @Nullable String fault(Lane first, Lane second, boolean unproven) {
    Fate one = first.fate();
    Fate two = second.fate();
    boolean inWindow = (one.excused() | two.excused()) != 0;
    boolean mayRepeat =
        inWindow || one.killed() || two.killed() || one.rewound() || two.rewound() || unproven;
    for (char letter = 'a'; letter <= 'p'; letter++) {
      int delivered = of(letter, one.delivered()) + of(letter, two.delivered());
      boolean excused = of(letter, one.excused() | two.excused()) != 0;
      if (delivered < of(letter, history) && !excused) {
        return letter + " is lost";
      }
      if (delivered > of(letter, all) && !mayRepeat) {
        return letter + " comes twice";
      }
    }
    boolean ordered = !world.otherOrder() && !inWindow;
    return unproven && ordered ? "the seam is unproven" : null;
  }

  private static int of(char letter, long counts) {
    return (int) (counts >>> (4 * (letter - 'a'))) & 15;
  }
}
