package io.github.camelnetskope.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of {@link JdbcStateRepository}: its statements, each in a transaction of the caller.
 * Thread-safe.
 */
final class StateTable {
  private static final Logger LOG = LoggerFactory.getLogger(StateTable.class);

  /** The first epoch is random, so that the owner of a deleted row cannot write the new one. */
  private static final long FIRST_EPOCHS = Long.MAX_VALUE / 2;

  private final String table;

  /**
   * A row.
   *
   * @param epoch of its owner
   * @param state absent until one is saved
   */
  record Row(long epoch, Optional<String> state) {}

  StateTable(String table) {
    if (!table.matches("[A-Za-z0-9_.]+")) {
      throw new IllegalArgumentException("table: " + table + " is no plain name of a table");
    }
    this.table = table;
  }

  /** The statement that creates the table. */
  String create() {
    return "CREATE TABLE "
        + table
        + " (state_key VARCHAR(255) NOT NULL PRIMARY KEY,"
        + " state_value VARCHAR(2000), epoch BIGINT NOT NULL)";
  }

  /** Creates the table if it does not exist; not in a transaction. */
  void ensure(Connection connection) throws SQLException {
    if (exists(connection)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(create());
    } catch (SQLException e) {
      // Another node may have created it meanwhile.
      if (!exists(connection)) {
        throw e;
      }
    }
  }

  private boolean exists(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT epoch FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      LOG.debug("{} cannot be read yet", table, e);
      return false;
    }
  }

  /** Makes the caller the owner of a key. */
  Row claim(Connection connection, String key) throws SQLException {
    // Write first: from here to the commit the row is locked, so what is read from it is current.
    String claim = "UPDATE " + table + " SET epoch = epoch + 1 WHERE state_key = ?";
    if (update(connection, claim, key) == 0) {
      String insert = "INSERT INTO " + table + " (state_key, epoch) VALUES (?, ?)";
      update(connection, insert, key, ThreadLocalRandom.current().nextLong(FIRST_EPOCHS));
    }
    return read(connection, key)
        .orElseThrow(() -> new SQLException("the row that was just written is not there"));
  }

  /** Reads a key; empty when it was never claimed. */
  Optional<Row> read(Connection connection, String key) throws SQLException {
    String query = "SELECT epoch, state_value FROM " + table + " WHERE state_key = ?";
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Row(row.getLong(1), Optional.ofNullable(row.getString(2))))
            : Optional.empty();
      }
    }
  }

  /**
   * Replaces a state.
   *
   * @throws CheckpointFencedException when the key has another owner
   */
  void save(Connection connection, String key, long epoch, String state) throws SQLException {
    String save = "UPDATE " + table + " SET state_value = ? WHERE state_key = ? AND epoch = ?";
    if (update(connection, save, state, key, epoch) == 0) {
      throw new CheckpointFencedException(key);
    }
  }

  /**
   * Reads a state and locks its row until the end of the transaction.
   *
   * @throws CheckpointFencedException when the key has another owner
   */
  Optional<String> lock(Connection connection, String key, long epoch) throws SQLException {
    String touch = "UPDATE " + table + " SET epoch = epoch WHERE state_key = ? AND epoch = ?";
    if (update(connection, touch, key, epoch) == 0) {
      throw new CheckpointFencedException(key);
    }
    return read(connection, key).flatMap(Row::state);
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
