package io.github.camelnetskope.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The rows for the CSV multi-iterator of one event type. Only rows that arrive while an iterator
 * exists are ever handed out. Thread-safe.
 */
public final class CsvFeed {
  private static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "client_version",
          "device_id",
          "host_info.hostname",
          "host_info.os",
          "host_info.mac_addresses",
          "last_seen_device_event.event",
          "last_seen_device_event.event_details",
          "user_info.username");

  private final List<CsvRow> rows = new ArrayList<>();
  private final Deque<String> bodies = new ArrayDeque<>();
  private String version = "v1";
  private List<String> columns = COLUMNS;
  private boolean schemaHeaders = true;
  private int generated;

  CsvFeed() {}

  /** The columns of rows from now on. The first schema, v1, has some of clientstatus. */
  public synchronized CsvFeed schema(String name, String... columnNames) {
    version = name;
    columns = List.of(columnNames);
    return this;
  }

  /**
   * Whether rows begin with their schema version, as a header announces; if not, the first line has
   * the column names.
   */
  public synchronized CsvFeed schemaHeaders(boolean there) {
    schemaHeaders = there;
    return this;
  }

  /** Adds a row; a short one has fewer cells than the schema has columns. */
  public synchronized CsvFeed row(String... cells) {
    if (cells.length > columns.size()) {
      throw new IllegalArgumentException(
          "A row has " + cells.length + " cells, its schema " + columns.size() + " columns");
    }
    rows.add(new CsvRow(version, columns, List.of(cells)));
    return this;
  }

  /** Adds generated rows; each seventh has quotes, commas and a line break in a cell. */
  public synchronized CsvFeed rows(int count) {
    for (int i = 0; i < count; i++) {
      row(cells(generated++));
    }
    return this;
  }

  /**
   * The next answer to a read is exactly this text. It does not count as rows, and the oracle does
   * not know it.
   */
  public synchronized CsvFeed body(String csv) {
    bodies.add(csv);
    return this;
  }

  /** The number of rows so far. */
  public synchronized int size() {
    return rows.size();
  }

  private String[] cells(int number) {
    String[] cells = new String[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = columns.get(i) + " of " + number;
    }
    cells[0] = Integer.toString(1_725_467_076 + number);
    if (number % 7 == 6) {
      cells[cells.length - 1] = "said \"no\",\nthen left";
    }
    return cells;
  }

  synchronized Optional<String> nextBody() {
    return Optional.ofNullable(bodies.poll());
  }

  synchronized List<CsvRow> from(int position, int most) {
    return List.copyOf(rows.subList(position, Math.min(rows.size(), position + most)));
  }

  synchronized String text(List<CsvRow> page) {
    String text =
        page.stream()
            .map(row -> schemaHeaders ? row.versioned() : CsvRow.line(row.cells()))
            .collect(Collectors.joining());
    boolean named = !schemaHeaders && !page.isEmpty();
    return named ? CsvRow.line(page.get(0).columns()) + text : text;
  }

  /** Adds the headers with the schemas, or only with the wait time, to an answer. */
  synchronized SimulatorAnswer headers(
      SimulatorAnswer answer, List<CsvRow> page, OptionalInt waitSeconds) {
    if (!schemaHeaders) {
      return waitSeconds.isPresent()
          ? answer.header("wait_time", Integer.toString(waitSeconds.getAsInt()))
          : answer;
    }
    List<String> entries = new ArrayList<>();
    entries.add(entry(version, columns));
    page.stream().map(row -> entry(row.version(), row.columns())).forEach(entries::add);
    waitSeconds.ifPresent(seconds -> entries.add("'wait_time': " + seconds));
    return answer.header(
        "schema_headers", "{" + String.join(", ", entries.stream().distinct().toList()) + "}");
  }

  private static String entry(String name, List<String> names) {
    return "'" + name + "': '" + String.join(",", names) + "'";
  }
}
