package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the history of a feed is divided into stripes, fixed when it is first started. Kept in the
 * checkpoint of the index that the options name.
 *
 * @param stripes how many cursors read it
 * @param startFrom the option, which shows whether the user asks for another plan
 * @param until the option; empty when it is not set, and then another cursor reads on from the end
 * @param from where the history begins
 * @param end where it ends
 */
public record StripePlan(int stripes, String startFrom, String until, Instant from, Instant end) {
  /** By how many characters the name of a look's index is longer than that of its stripe. */
  public static final int LOOK_NAME_LENGTH = NeighbourLook.NAME_LENGTH;

  private static final String BETWEEN = "|";

  /**
   * What each stripe reads.
   *
   * @throws IllegalArgumentException when the history is too short for so many
   */
  public List<Slice> slices() {
    List<Instant> begins = new Slices(from, end, stripes).begins();
    return IntStream.range(0, stripes).mapToObj(number -> slice(begins, number)).toList();
  }

  private Slice slice(List<Instant> begins, int number) {
    boolean last = number + 1 == stripes;
    Instant its = last ? end : begins.get(number + 1);
    if (last) {
      // After it there is nothing, or the cursor that reads on from there and has no end.
      return new Slice(
          begins.get(number), its, until.isEmpty() ? Optional.of(end) : Optional.empty());
    }
    Instant next = number + 2 < stripes ? begins.get(number + 2) : end;
    return new Slice(begins.get(number), its, Optional.of(next));
  }

  /**
   * The plan of an index; saved when there is none yet.
   *
   * @param wanted what the options ask for
   * @throws OtherPlanException when the index was begun with others, or when there is no plan but
   *     stripes have checkpoints, which would continue in slices of a lost plan
   * @throws CheckpointException when its checkpoint cannot be read or saved
   * @throws IllegalArgumentException when the history is too short for a new plan
   */
  public static StripePlan fix(CheckpointStore checkpoints, CursorKey index, StripePlan wanted) {
    try (CheckpointStore.Entry entry = checkpoints.open(index)) {
      Optional<Checkpoint> found = entry.load();
      Optional<StripePlan> kept = found.map(Checkpoint::history).flatMap(History::plan);
      if (found.isEmpty()) {
        var unused = wanted.slices(); // before it is kept
        wanted.requireNoStripes(checkpoints, index);
        entry.save(new Checkpoint.Unasked(History.NONE.withPlan(wanted)));
        return wanted;
      }
      if (kept.isEmpty()) {
        throw new OtherPlanException(
            index
                + " was begun without stripes, and its checkpoint says where it continues. Take"
                + " another index for "
                + wanted.options());
      }
      if (!kept.get().isOf(wanted)) {
        throw other(index, kept.get(), wanted.options());
      }
      return kept.get();
    }
  }

  private void requireNoStripes(CheckpointStore checkpoints, CursorKey index) {
    for (int number = 1; number <= stripes; number++) {
      CursorKey stripe = key(index, number);
      try (CheckpointStore.Entry entry = checkpoints.open(stripe)) {
        if (entry.load().isPresent()) {
          throw new OtherPlanException(
              index
                  + ": its checkpoint, with the plan of the history, is missing, but "
                  + stripe.index()
                  + " has one. Remove the checkpoints of all its stripes too, or take another index");
        }
      }
    }
  }

  /** The cursor of a stripe; the first one has the number 1. */
  public static CursorKey key(CursorKey index, int number) {
    var name = new IteratorIndex(index.index().name() + "." + number);
    return new CursorKey(index.tenant(), index.feed(), name);
  }

  /**
   * Refuses options that differ from the saved division of the history.
   *
   * @param index of the cursor
   * @param stripes of the options, or {@link Extent#UNREAD_PLAN}
   * @throws OtherPlanException when it is divided into another number
   * @throws CheckpointException when its plan could not be read at the start: its stripes have no
   *     cursors
   */
  static void check(CursorKey index, Optional<StripePlan> kept, int stripes) {
    if (stripes == Extent.UNREAD_PLAN) {
      throw new CheckpointException(
          index
              + ": its plan of the history could not be read when the route was started. Its"
              + " checkpoint is no longer damaged: restart the route, which then reads its stripes");
    }
    if (kept.isPresent() && kept.get().stripes() != stripes) {
      String leftOut = stripes == 1 ? " (also when it is left out)" : "";
      throw other(index, kept.get(), "stripes=" + stripes + leftOut);
    }
  }

  private static OtherPlanException other(CursorKey index, StripePlan kept, String given) {
    return new OtherPlanException(
        index
            + ": given is "
            + given
            + ", but its history was begun with "
            + kept.options()
            + ". Keep these options, also when all of it is read; for another history take another"
            + " index");
  }

  /** Whether the options ask for the same. */
  boolean isOf(StripePlan wanted) {
    return stripes == wanted.stripes
        && startFrom.equals(wanted.startFrom)
        && until.equals(wanted.until);
  }

  /** The options, as a user gives them. */
  public String options() {
    String ends = until.isEmpty() ? "" : " until=" + until;
    return "stripes=" + stripes + " startFrom=" + startFrom + ends;
  }

  /** The inverse of {@link #toString()}. */
  static StripePlan parse(String text) {
    String[] parts = text.split("\\|", -1);
    return new StripePlan(
        Integer.parseInt(parts[0]),
        parts[1],
        parts[2],
        Instant.parse(parts[3]),
        Instant.parse(parts[4]));
  }

  /** The text that is saved in a checkpoint. */
  @Override
  public String toString() {
    return String.join(
        BETWEEN, Integer.toString(stripes), startFrom, until, from.toString(), end.toString());
  }
}
