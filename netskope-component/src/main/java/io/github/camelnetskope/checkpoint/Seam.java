package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.client.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a stripe meets its neighbour. It looks at the neighbour's first records, with a temporary
 * index, and then reads until it has read the same records in the same order
 * (docs/adr/0040-where-stripes-meet.md). No time in a record decides anything. Confined to the
 * feed's worker.
 */
final class Seam {
  private static final Logger LOG = LoggerFactory.getLogger(Seam.class);

  /** Pages that are farther from the end are not compared. */
  private static final Duration NEAR = Duration.ofHours(1);

  private final CursorKey cursor;
  private final SavedCheckpoint checkpoint;
  private final Slice slice;
  private final Instant readOnTo;
  private final NeighbourLook look;

  /**
   * A page that was received before the neighbour's first records were known; the tenant's cursor
   * is already past it.
   */
  private @Nullable EventPage waiting;

  private boolean looking;

  /** Whether no page was received since the last look. */
  private boolean fresh;

  private SeamState afterPage = SeamState.UNKNOWN;

  Seam(CursorKey cursor, SavedCheckpoint checkpoint, Slice slice, Time time, CursorRules rules) {
    this.cursor = cursor;
    this.checkpoint = checkpoint;
    this.slice = slice;
    this.readOnTo = slice.nextEnd().orElseThrow();
    this.look = new NeighbourLook(cursor.index().name(), slice.end(), time, rules);
  }

  /** Keeps only what is saved: another owner may have had the cursor. */
  void takeOver() {
    looking = false;
    fresh = false;
    waiting = null;
    look.forget();
  }

  /** Where the stripe ends; the neighbour's end when they cannot meet. */
  Instant end() {
    return isUnproven() ? readOnTo : slice.end();
  }

  /**
   * Whether the seam is unproven: the two cannot meet, so it is not shown that no record is
   * missing.
   */
  boolean isUnproven() {
    return checkpoint.seam().unproven();
  }

  // ---- looking

  /** The next request of a look, which goes before all other requests; empty without a look. */
  Optional<IteratorOperation> look() {
    return looking ? Optional.of(look.operation()) : Optional.empty();
  }

  /** A look has failed: it begins again. */
  void lookFailed() {
    look.restart();
  }

  /** Handles an answer to a look. */
  Fetched looked(EventPage answer) {
    Fetched.Step step = look.answered(answer);
    if (step == Fetched.Step.SEEN) {
      looking = false;
      fresh = true;
      seen(look.border());
    }
    return new Fetched(step, Optional.of(answer));
  }

  private void seen(Border border) {
    SeamState before = checkpoint.seam();
    if (!border.beginsAs(before.border(), before.held())) {
      unproven("the neighbour no longer begins with the records that it began with before");
    } else if (!border.isProof() && !look.isEndOfLog()) {
      unproven("the neighbour's first records are too much alike");
    } else {
      checkpoint.seam(new SeamState(border, look.mark(), before.held(), false));
    }
  }

  // ---- pages

  /** The page that was waiting for the look. */
  Optional<EventPage> waited() {
    return Optional.ofNullable(looking ? null : waiting);
  }

  /** Whether the neighbour's beginning has to be looked at before a page can be judged. */
  boolean mustLook(EventPage page) {
    fresh = fresh && page == waiting;
    waiting = null;
    if (isUnproven() || !isNear(page)) {
      return false;
    }
    boolean known =
        checkpoint.seam().border().isProof() ? look.isKnown() || released(page) == 0 : fresh;
    if (!known) {
      waiting = page;
      page.park();
      looking = true;
      look.restart();
    }
    return !known;
  }

  /** How many of the records held back have to be delivered before those of a page. */
  private int released(EventPage page) {
    Meeting.Step step = read(page);
    return breaksOrder(page, step) ? checkpoint.seam().held() : step.released();
  }

  private boolean breaksOrder(EventPage page, Meeting.Step step) {
    return checkpoint.seam().border().isProof() && !step.next().isMet() && isBehind(page);
  }

  /**
   * The records of a page that belong to this stripe, after those that were held back and belong to
   * it too.
   */
  EventPage own(EventPage page) {
    SeamState seam = checkpoint.seam();
    if (seam.unproven() || !isNear(page)) {
      afterPage = seam;
      return page;
    }
    Meeting.Step step = read(page);
    List<byte[]> released = look.records(released(page));
    if (breaksOrder(page, step)) {
      warn("the tenant's timestamp_hwm is an hour beyond, and they have not met");
      afterPage = seam.asUnproven();
      return page.first(page.size(), released);
    }
    afterPage = seam.withHeld(step.next().held());
    return page.first(step.own(), released);
  }

  private Meeting.Step read(EventPage page) {
    SeamState seam = checkpoint.seam();
    long[] records = IntStream.range(0, page.size()).mapToLong(page::checksum).toArray();
    return new Meeting(seam.border(), seam.held()).read(records);
  }

  private boolean isNear(EventPage page) {
    boolean late =
        page.highWaterMark().filter(mark -> reaches(mark, slice.end().minus(NEAR))).isPresent();
    return late || checkpoint.seam().held() > 0;
  }

  private boolean isBehind(EventPage page) {
    return page.highWaterMark()
        .filter(mark -> reaches(mark, slice.end().plus(NEAR)))
        .filter(mark -> checkpoint.seam().mark().filter(seen -> !mark.isAfter(seen)).isEmpty())
        .isPresent();
  }

  private static boolean reaches(Instant mark, Instant time) {
    return !mark.isBefore(time);
  }

  /** All records of the page are done; true when the stripe has met its neighbour. */
  boolean settled() {
    checkpoint.seam(afterPage);
    return new Meeting(afterPage.border(), afterPage.held()).isMet();
  }

  /**
   * The tenant has nothing more and is past the end of the stripe.
   *
   * @param stays whether the tenant's high-water mark stays and the end is long ago
   * @return whether the stripe has met its neighbour: the records held back are all that there is
   */
  boolean nothing(EventPage answer, boolean stays) {
    SeamState seam = checkpoint.seam();
    if (seam.border().isProof() || fresh) {
      boolean met =
          !seam.border().isProof()
              && new Meeting(seam.border(), seam.held()).isAllHeld()
              && isPastTheLook(answer);
      if (!met && (stays || isBehind(answer))) {
        unproven("the tenant has nothing more, and they have not met");
      }
      return met;
    }
    looking = true;
    look.restart();
    return false;
  }

  /** Whether the stripe has read everything that the look has seen. */
  private boolean isPastTheLook(EventPage answer) {
    Optional<Instant> seen = checkpoint.seam().mark();
    return answer.highWaterMark().filter(mark -> seen.filter(mark::isBefore).isEmpty()).isPresent();
  }

  private void unproven(String why) {
    warn(why);
    checkpoint.seam(checkpoint.seam().asUnproven());
  }

  private void warn(String why) {
    LOG.warn(
        "{}: the seam at {} is unproven: {}. Reading on to {}, so that nothing is left out; records"
            + " may come twice",
        cursor,
        slice.end(),
        why,
        readOnTo);
  }
}
