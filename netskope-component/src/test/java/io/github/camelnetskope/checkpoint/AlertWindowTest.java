package io.github.camelnetskope.checkpoint;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delivered alerts are remembered, within limits and across restarts. */
class AlertWindowTest {
  private static final VirtualTime TIME = new VirtualTime();
  private static final int LINE = AlertLine.MOST;
  private static final CursorKey CURSOR = cursor("i");

  @TempDir Path folder;

  /** Lines in memory that fail when told to. */
  private static final class Lines implements SideLines {
    private final Map<Integer, String> byPlace = new HashMap<>();
    private final List<Integer> written = new ArrayList<>();
    private boolean away;

    @Override
    public Optional<String> read(int place) {
      check();
      return Optional.ofNullable(byPlace.get(place));
    }

    @Override
    public void write(int place, String line) {
      check();
      byPlace.put(place, line);
      written.add(place);
    }

    private void check() {
      if (away) {
        throw new CheckpointException("the disk is away");
      }
    }
  }

  private final Lines lines = new Lines();

  private static CursorKey cursor(String index) {
    return new CursorKey(
        Tenant.parse("acme.goskope.com"),
        Feed.parseList("alerts/dlp").get(0),
        new IteratorIndex(index));
  }

  private static List<AlertId> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> AlertId.of("65f3c2" + i)).toList();
  }

  private static AlertWindow window(SideLines lines) {
    var window = new AlertWindow(CURSOR, 3);
    window.open(lines);
    return window;
  }

  /** How many of these alerts are known, and from which one on. */
  private static List<Integer> known(AlertWindow window, int to) {
    return IntStream.range(0, to)
        .filter(i -> window.contains(AlertId.of("65f3c2" + i)))
        .boxed()
        .toList();
  }

  private static List<Integer> from(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 0",
    "79, 1, 0",
    "80, 1, 0",
    "81, 1, 0",
    "240, 1, 0",
    "241, 1, 80",
    "241, 7, 80",
    "320, 100, 80",
    "321, 100, 160",
    "1000, 1000, 800",
    "1001, 13, 800",
  })
  void the_last_alerts_are_known_before_and_after_a_restart(int count, int step, int oldest) {
    AlertWindow window = window(lines);
    for (int i = 0; i < count; i += Math.max(1, step)) {
      window.add(ids(i, Math.min(count, i + step)));
    }

    assertThat(known(window, count)).isEqualTo(from(oldest, count));
    assertThat(known(window(lines), count)).isEqualTo(from(oldest, count));
    assertThat(lines.byPlace).hasSizeLessThanOrEqualTo(3);
    assertThat(lines.byPlace.values())
        .allMatch(line -> line.length() <= CheckpointFormat.MOST_CHARACTERS);
  }

  @Test
  void its_size_is_as_documented() {
    assertThat(AlertWindow.MOST).isEqualTo(20_000);
  }

  @Test
  void an_alert_that_comes_again_takes_no_room() {
    AlertWindow window = window(lines);
    for (int i = 0; i < 10; i++) {
      window.add(ids(0, 3 * LINE));
    }

    assertThat(known(window, 3 * LINE)).hasSize(3 * LINE);
  }

  @Test
  void it_continues_where_the_previous_owner_stopped() {
    window(lines).add(ids(0, 2 * LINE + 10));

    window(lines).add(ids(2 * LINE + 10, 4 * LINE));

    assertThat(known(window(lines), 4 * LINE)).isEqualTo(from(LINE, 4 * LINE));
  }

  @Test
  void only_lines_that_have_changed_are_written() {
    AlertWindow window = window(lines);
    window.add(ids(0, LINE + 1));
    lines.written.clear();

    window.add(ids(LINE + 1, LINE + 2));
    window.add(List.of());

    assertThat(lines.written).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({"number=1, number=2", "ids=, ids=A", "crc=, crc=0", "' end', ''"})
  void a_line_that_was_changed_or_is_incomplete_is_left_out(String what, String by) {
    window(lines).add(ids(0, 3 * LINE));
    lines.byPlace.compute(1, (place, line) -> line.replaceFirst(what, by));

    assertThat(known(window(lines), 3 * LINE))
        .isEqualTo(
            Stream.concat(from(0, LINE).stream(), from(2 * LINE, 3 * LINE).stream()).toList());
  }

  @Test
  void a_line_of_another_cursor_or_place_is_left_out() {
    window(lines).add(ids(0, 1));
    var other = new AlertWindow(cursor("j"), 3);
    other.open(lines);
    assertThat(known(other, 1)).isEmpty();

    window(lines).add(ids(0, 2 * LINE));
    lines.byPlace.put(1, lines.byPlace.get(0));
    assertThat(known(window(lines), 2 * LINE)).isEqualTo(from(0, LINE));
  }

  @Test
  void alerts_that_could_not_be_saved_are_saved_with_the_next_ones() {
    AlertWindow window = window(lines);
    lines.away = true;
    window.add(ids(0, LINE + 1));
    assertThat(known(window, LINE + 1)).hasSize(LINE + 1);

    lines.away = false;
    window.add(ids(LINE + 1, LINE + 2));

    assertThat(known(window(lines), LINE + 2)).isEqualTo(from(0, LINE + 2));
  }

  @Test
  void lines_that_could_not_be_read_are_read_before_they_are_overwritten() {
    window(lines).add(ids(0, LINE));
    lines.away = true;
    AlertWindow window = window(lines);
    window.add(ids(LINE, LINE + 1));
    assertThat(known(window, LINE + 1)).isEmpty();

    lines.away = false;
    window.add(ids(LINE + 1, LINE + 2));

    assertThat(known(window, LINE + 1)).isEqualTo(from(0, LINE));
    assertThat(window.contains(AlertId.of("65f3c2" + (LINE + 1)))).isTrue();
  }

  private static JdbcStateRepository database() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:alerts;DB_CLOSE_DELAY=-1");
    var states = new JdbcStateRepository(source);
    states.start();
    return states;
  }

  @Test
  void each_store_keeps_it_beside_the_checkpoint() {
    for (CheckpointStore store :
        List.of(
            new InMemoryCheckpointStore(),
            new FileCheckpointStore(folder, TIME),
            new RepositoryCheckpointStore(new MemoryStateRepository(), TIME),
            new RepositoryCheckpointStore(database(), TIME))) {
      CheckpointStore named = new NamedCheckpoints(store, "checkpointDir", "route 'r'");
      for (int begin = 0; begin < 5 * LINE; begin += LINE / 2) {
        try (var entry = named.open(CURSOR)) {
          assertThat(entry.load()).isEmpty();
          AlertWindow window = window(entry.lines());
          assertThat(known(window, begin))
              .isEqualTo(from(Math.max(0, (begin + LINE - 1) / LINE * LINE - 3 * LINE), begin));
          window.add(ids(begin, begin + LINE / 2));
        }
      }
    }
  }

  @Test
  void an_owner_that_has_released_the_cursor_writes_nothing_more() {
    for (CheckpointStore store :
        List.of(
            new FileCheckpointStore(folder, TIME),
            new RepositoryCheckpointStore(new MemoryStateRepository(), TIME))) {
      AlertWindow late;
      try (var entry = store.open(CURSOR)) {
        late = window(entry.lines());
        late.add(ids(0, 1));
      }
      late.add(ids(1, 2));

      try (var entry = store.open(CURSOR)) {
        assertThat(known(window(entry.lines()), 2)).isEqualTo(from(0, 1));
      }
    }
  }

  @Test
  void its_file_is_only_for_its_user_and_limited_in_size() throws IOException {
    try (var entry = new FileCheckpointStore(folder, TIME).open(CURSOR)) {
      var whole = new AlertWindow(CURSOR);
      whole.open(entry.lines());
      whole.add(ids(0, 30_000));
    }

    Path file = folder.resolve("i@alerts.dlp@acme.goskope.com.alerts");
    assertThat(Files.size(file)).isEqualTo(250 * 1536);
    if (OwnFiles.hasRights(file)) {
      assertThat(Files.getPosixFilePermissions(file))
          .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }
  }
}
