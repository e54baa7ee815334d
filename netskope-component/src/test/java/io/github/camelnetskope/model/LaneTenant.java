package io.github.camelnetskope.model;

import io.github.camelnetskope.model.Lane.Asked;
import io.github.camelnetskope.model.Lane.Fate;
import io.github.camelnetskope.model.SeamWorld.Answer;
import io.github.camelnetskope.model.StripeClient.Wants;

/**
 * The tenant's side of a stripe. It also knows the windows of docs/delivery.adoc: a page that is
 * left behind in one of them may be lost.
 */
final class LaneTenant {
  private final SeamWorld world;
  private final boolean second;

  LaneTenant(SeamWorld world, boolean second) {
    this.world = world;
    this.second = second;
  }

  /** Carries out the request for whose answer the stripe waits. */
  Lane carryOut(Lane lane, int arrived) {
    Asked asked = lane.asked();
    return switch (asked.wants()) {
      case NEXT -> answered(next(lane, false, arrived));
      case EPOCH -> answered(epoch(lane, arrived));
      case RESEND -> answer(lane, resend(lane));
      case LOOK -> look(lane, world.firstOfLook(), arrived);
      case LOOK_ON -> look(lane, lane.look(), arrived);
    };
  }

  private record Moved(Lane lane, Answer answer) {}

  private static Lane answered(Moved moved) {
    return answer(moved.lane(), moved.answer());
  }

  private static Lane answer(Lane lane, Answer answer) {
    Asked asked = lane.asked();
    return lane.withAsked(new Asked(asked.wants(), asked.compared(), answer), lane.compared());
  }

  private Lane look(Lane lane, int from, int arrived) {
    Answer page = world.look(from, arrived);
    return answer(lane.withLook(page.to()), page);
  }

  private Answer resend(Lane lane) {
    Answer last = lane.last();
    Answer nothing = world.page(lane.position(), lane.position());
    return last == null ? nothing : last;
  }

  /** Carries out a {@code next} that was given up before. */
  Lane late(Lane lane, int arrived) {
    return next(lane, true, arrived).lane().withLate(lane.lateNext() - 1, lane.lateEpoch());
  }

  /** Carries out a request that sets the cursor and was given up before. */
  Lane lateEpoch(Lane lane, int arrived) {
    Lane moved = epoch(lane, arrived).lane();
    return moved.withLate(lane.lateNext(), lane.lateEpoch() - 1).withFate(moved.fate().rewind());
  }

  private Moved epoch(Lane lane, int arrived) {
    Answer page = world.page(Math.min(world.first(second), arrived), arrived);
    return new Moved(lane.withLast(page.to(), page, page.isEmpty()), page);
  }

  private Moved next(Lane lane, boolean late, int arrived) {
    Answer page = world.page(lane.position(), arrived);
    boolean moves = !page.isEmpty() || world.repeatsEmptyPage();
    if (!moves) {
      return new Moved(lane, page);
    }
    Lane behind = lane.withFate(leavesBehind(lane, late, page));
    return new Moved(behind.withLast(page.to(), page, page.isEmpty()), page);
  }

  private static Fate leavesBehind(Lane lane, boolean late, Answer page) {
    Answer last = lane.last();
    if (last == null || last.isEmpty()) {
      return lane.fate();
    }
    boolean alike = last.letters().equals(page.letters()); // W5
    boolean w2 = late && !lane.lastDone();
    boolean w1 = !late && !lane.lastDone() && wasMoved(lane.asked(), last);
    return alike || w2 || w1 ? lane.fate().excuse(last.letters()) : lane.fate();
  }

  /** Whether the resend right before has shown another page than the one that is left behind. */
  private static boolean wasMoved(Asked asked, Answer last) {
    return asked.compared() != null && !asked.compared().equals(last);
  }

  /** Whether a request may still change something when nobody waits for it. */
  static boolean mayComeLate(Asked asked) {
    boolean moves = asked.wants() == Wants.NEXT || asked.wants() == Wants.EPOCH;
    return moves && asked.answer() == null;
  }
}
