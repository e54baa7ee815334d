package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stripe delivers what is before its border, all of it and once. */
class MeetingTest {
  private static final int KINDS = 5;

  /** What a stripe delivers of a log that it reads in pages; empty when it does not meet. */
  private static Optional<List<Long>> delivered(long[] log, Border border, int pageSize) {
    List<Long> delivered = new ArrayList<>();
    long[] known = hashes(border);
    Meeting meeting = new Meeting(border, 0);
    for (int from = 0; from < log.length && !meeting.isMet(); from += pageSize) {
      long[] page = Arrays.copyOfRange(log, from, Math.min(log.length, from + pageSize));
      Meeting.Step step = meeting.read(page);
      Arrays.stream(known, 0, step.released()).forEach(delivered::add);
      Arrays.stream(page, 0, step.own()).forEach(delivered::add);
      meeting = step.next();
    }
    return meeting.isMet() ? Optional.of(delivered) : Optional.empty();
  }

  private static Optional<Border> proof(long[] first) {
    return Optional.of(Border.of(first, Border.DISTINCT)).filter(Border::isProof);
  }

  private static long[] hashes(Border border) {
    List<Long> hashes = new ArrayList<>();
    for (String run : border.toString().split(",", -1)) {
      String[] parts = run.split("x", 2);
      for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
        hashes.add(Long.parseUnsignedLong(parts[0], 16));
      }
    }
    return hashes.stream().mapToLong(hash -> hash).toArray();
  }

  private static boolean comesBefore(long[] log, int at, int length) {
    return IntStream.rangeClosed(0, at - length)
        .anyMatch(from -> Arrays.equals(log, from, from + length, log, at, at + length));
  }

  /** Checks one seam; whether there was a border. */
  private static boolean check(long[] log, int at, int pageSize) {
    Optional<Border> border = proof(Arrays.copyOfRange(log, at, log.length));
    if (border.isEmpty() || comesBefore(log, at, border.get().length())) {
      return false;
    }
    List<Long> before = Arrays.stream(log, 0, at).boxed().toList();
    assertThat(delivered(log, border.get(), pageSize))
        .as("%s, border at %d, pages of %d", Arrays.toString(log), at, pageSize)
        .hasValue(before);
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void every_short_log_is_delivered_up_to_its_border(int pageSize) {
    long seams = 0;
    for (int length = 4; length <= 8; length++) {
      long[] log = new long[length];
      do {
        for (int at = 0; at < length - 3; at++) {
          seams += check(log, at, pageSize) ? 1 : 0;
        }
      } while (next(log));
    }

    assertThat(seams).isGreaterThan(100_000);
  }

  /** The next log of the same length; false behind the last. */
  private static boolean next(long[] log) {
    for (int i = 0; i < log.length; i++) {
      log[i]++;
      if (log[i] < KINDS) {
        return true;
      }
      log[i] = 0;
    }
    return false;
  }

  @Test
  void long_runs_of_equal_records_and_of_equal_groups_hide_no_border() {
    long seams = 0;
    for (int seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      long[] log = random.longs(60).map(any -> Math.floorMod(any, KINDS)).toArray();
      int from = random.nextInt(20);
      int period = 1 + random.nextInt(3);
      for (int i = from + period; i < from + 35; i++) {
        log[i] = log[i - period];
      }
      seams += check(log, from + random.nextInt(35), 1 + random.nextInt(20)) ? 1 : 0;
    }

    assertThat(seams).isGreaterThan(1_500);
  }

  @Test
  void records_that_come_again_are_no_meeting_before_there_are_four_in_a_row() {
    long[] log = {9, 1, 2, 3, 9, 1, 2, 3, 4, 5};

    assertThat(check(log, 5, 3)).isTrue();
  }

  @Test
  void what_was_held_in_vain_is_released() {
    Border border = Border.of(new long[] {1, 2, 3, 4}, Border.DISTINCT);

    Meeting.Step first = new Meeting(border, 0).read(new long[] {7, 1, 2});
    Meeting.Step second = first.next().read(new long[] {1, 2});
    Meeting.Step third = second.next().read(new long[] {3, 4, 5});

    assertThat(first).extracting(Meeting.Step::released, Meeting.Step::own).containsExactly(0, 1);
    assertThat(second).extracting(Meeting.Step::released, Meeting.Step::own).containsExactly(2, 0);
    assertThat(third).extracting(Meeting.Step::released, Meeting.Step::own).containsExactly(0, 0);
    assertThat(third.next().isMet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, , too few",
    "1 1 1 1 1 1, , too much alike",
    "1 2 3 4 5, 1x1 2x1 3x1 4x1, four are enough",
    "1 1 1 2 3 4, 1x3 2x1 3x1 4x1, equal ones in a row are one entry",
    "1 2 1 3 4 1 2 5, 1x1 2x1 1x1 3x1 4x1, no beginning is the end",
    "1 2 3 1 4, 1x1 2x1 3x1 1x1 4x1, a repeated one ends no border",
    "1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 3 4, , more than sixteen entries"
  })
  void a_border_is_as_short_as_it_can_be(String first, String entries, String why) {
    long[] records = Arrays.stream(first.split(" ")).mapToLong(Long::parseLong).toArray();
    Optional<Border> border = proof(records);

    assertThat(border.map(Border::toString))
        .as(why)
        .isEqualTo(Optional.ofNullable(entries).map(text -> text.replace(' ', ',')));
    border.ifPresent(its -> assertThat(Border.parse(its.toString())).hasToString(its.toString()));
  }
}
