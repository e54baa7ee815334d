package io.github.camelnetskope.model;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.camelnetskope.checkpoint.CursorRules;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.client.NetskopeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Two stripes and their seam ({@link SeamSearch}): every order of what can happen to two cursors on
 * one log, the first of which looks ahead to where the second begins. Cursors, seam and checkpoints
 * are the real code.
 *
 * <p>The steps are those of {@link Model}: requests leave, are carried out at once, late or never;
 * answers come, are lost or refused; pages are delivered record by record; records come in at any
 * time; {@code probation} passes. At most {@value #USUAL} thing goes wrong in each order, with
 * {@code -Pcampaign} two: an answer is lost (and its request comes late), a refusal comes in its
 * place, the process of a stripe dies and starts again from what it has saved, a save fails, the
 * route fails. Up to that number the search is complete: it ends when nothing new follows, and not
 * at a depth. The clock stands still, a log has at most nine records, and a page at most three.
 *
 * <p>What must be, wherever both have come to their ends: each record of the history was delivered,
 * none twice unless a process was killed or the seam is unproven, and the seam is proven unless the
 * tenant has shown another order. Left out are pages that were left behind in W1, W2 or W5 of
 * docs/delivery.adoc, and repetitions by a late request that sets the cursor. From each state both
 * come to their ends when nothing more goes wrong.
 *
 * <p>By default this visits some 990,000 states of the two stripes together, and 17,000 of their
 * real code; each row says how many thousands at least.
 */
class SeamModelTest {
  private static final int USUAL = 1;
  private static final int TROUBLES = Integer.getInteger("model.depth", 5) > 5 ? 2 : USUAL;

  @BeforeAll
  static void quiet() {
    String all = FeedCursor.class.getPackageName();
    ((Logger) LoggerFactory.getLogger(all)).setLevel(Level.OFF);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a cut within a page          | a0830 b0859 i0900 j0901 k0902 l0945 m1001        | 3 | 30",
        "pages that end with the hour | a0830 b0859 i0900 j0901 k0902 l0945 m1001        | 3 | 60",
        "equal records over the cut   | a0859 b0859 b0859 b0900 b0901 i0902 j0903 k1001  | 3 | 60",
        "records that come again      | i0855 j0856 k0857 i0900 j0901 k0902 l0903 m1001  | 2 | 100",
        "few records behind the cut   | a0830 b0859 i0900 j0901                          | 3 | 40",
        "few, and another resend      | a0830 b0859 i0900 j0901                          | 3 | 35",
        "few, and more come in        | a0830 i0905 + m1201                              | 2 | 150",
        "an empty slice, more come in | a0830 b0859 + m1201                              | 2 | 100",
        "nothing before the cut       | i0900 j0901 k0902 l0945 m1001                    | 2 | 30",
      })
  void nothing_is_lost_and_the_seam_is_proven(String name, String log, int pageSize, int least) {
    SeamWorld plain = new SeamWorld(log, pageSize);
    SeamWorld world =
        switch (name) {
          case "pages that end with the hour" -> plain.inBatches();
          case "few, and another resend" -> plain.repeatingRecords();
          default -> plain;
        };

    var result = search(world, TROUBLES);

    assertThat(result.fault()).isEmpty();
    assertThat(result.ends()).isPositive();
    assertThat(result.states()).isGreaterThan(least * 1000);
  }

  @Test
  void a_cut_that_does_not_count_yet_is_waited_for() {
    var world = new SeamWorld("a1030 i1100 j1105 k1106 + l1112", 2).between("1000", "1100", "1110");

    var result = search(world, TROUBLES);

    assertThat(result.fault()).isEmpty();
    assertThat(result.ends()).isPositive();
  }

  @Test
  void a_tenant_that_breaks_the_order_loses_nothing_and_the_seam_is_unproven() {
    var world = new SeamWorld("a0830 b0859 i0900 j0901 k0902 l0945 m1001", 3).inOtherOrder();

    var result = search(world, TROUBLES);

    assertThat(result.fault()).isEmpty();
    assertThat(result.ends()).isPositive().isEqualTo(result.unproven());
  }

  @Test
  void one_record_as_a_meeting_loses_what_is_between_equal_ones() {
    var world = new SeamWorld("a0830 i0855 b0856 i0900 j0901 k0902 l0945 m1001", 2);

    assertThat(search(world, 0).fault()).isEmpty();
    assertThat(search(world.by(new OneRecord()), 0).fault()).endsWith("b is lost");
  }

  @Test
  void a_neighbour_that_begins_a_page_later_loses_that_page() {
    var world = new SeamWorld("a0830 b0859 i0900 j0901 k0902 l0945 m1001", 2).skipping(2);

    assertThat(search(world, 0).fault()).endsWith("i is lost");
  }

  @Test
  void a_refusal_that_is_taken_for_a_cursor_that_did_not_move_loses_a_page() {
    var world = new SeamWorld("a0830 b0859 i0900 j0901 k0902 l0945 m1001", 2);

    assertThat(search(world.by(new RefusedIsNotMoved()), 1).fault())
        .anyMatch(step -> step.endsWith("refused"))
        .last()
        .asString()
        .endsWith("is lost");
  }

  private static SeamSearch.Result search(SeamWorld world, int troubles) {
    var result = new SeamSearch(world, troubles).run();
    LoggerFactory.getLogger(SeamModelTest.class).info("{} {}", world.history(), result);
    return result;
  }

  /** A meeting is one record. */
  private static final class OneRecord extends CursorRules {
    @Override
    public int recordsOfAMeeting() {
      return 1;
    }
  }

  /** A 4xx says that the cursor did not move ({@link OldRule}). */
  private static final class RefusedIsNotMoved extends CursorRules {
    @Override
    public boolean mayHaveMoved(NetskopeException failure) {
      return failure.statusCode().orElse(0) != 403;
    }
  }
}
