package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.PageTransaction.Rows;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * States in a database table, as {@link JdbcStateRepository} keeps them, each saved in one
 * transaction with the rows of its page. Thread-safe.
 */
public final class JdbcTransactions extends ServiceSupport implements FencedStateRepository {
  private final DataSource dataSource;
  private final StateTable table;
  private final JdbcStateRepository states;
  private final ConcurrentMap<String, JdbcCursor> cursors = new ConcurrentHashMap<>();

  /** States in the table {@code netskope_checkpoint}, in the database of the rows. */
  public JdbcTransactions(DataSource dataSource) {
    this(dataSource, JdbcStateRepository.DEFAULT_TABLE);
  }

  /**
   * States in a table with a name of your own, in the database of the rows.
   *
   * @param table its name, with or without a schema
   */
  public JdbcTransactions(DataSource dataSource, String table) {
    this.dataSource = dataSource;
    this.table = new StateTable(table);
    this.states = new JdbcStateRepository(dataSource, this.table);
  }

  @Override
  protected void doStart() {
    states.start();
  }

  @Override
  protected void doStop() {
    cursors.values().forEach(JdbcCursor::close);
    states.stop();
  }

  @Override
  public Claim claim(String key) {
    return cursors.computeIfAbsent(key, this::cursor).claim();
  }

  private JdbcCursor cursor(String key) {
    return new JdbcCursor(key, dataSource, table, states);
  }

  @Override
  public @Nullable String getState(String key) {
    return states.getState(key);
  }

  /**
   * Writes the rows of a page without committing them.
   *
   * @param feed of the page, {@code events/page} for instance
   * @param index of the page
   * @param age of the exchange with the page: an exchange from before the claim belongs to a route
   *     that was stopped and did not end in time
   * @throws CheckpointFencedException when the cursor has another owner
   * @throws SQLException when a row could not be written; then no row is kept
   * @throws IllegalStateException when this repository has no cursor of that feed and index, or
   *     several
   */
  public PageTransaction write(String feed, String index, Duration age, Rows rows)
      throws SQLException {
    String end = "/" + feed + "/" + index;
    List<JdbcCursor> found =
        cursors.entrySet().stream()
            .filter(cursor -> cursor.getKey().endsWith(end))
            .map(Map.Entry::getValue)
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "%d cursors of %s with the index %s have their checkpoints here, expected one of one tenant"
              .formatted(found.size(), feed, index));
    }
    return found.get(0).write(age, rows);
  }
}
