package io.github.camelnetskope.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States in a database table that several nodes share. Each key has an epoch, which a claim raises
 * and each save compares, in the same statement that writes: so a claim holds against all others,
 * of this JVM and of any other.
 *
 * <p>The table is created at start when it is not there; who may not do that, finds its columns in
 * {@link #createTable()}. Each call is a short transaction on a connection of its own, so the data
 * source must not take part in transactions of the route. A pool saves most of the time.
 * Thread-safe.
 */
public final class JdbcStateRepository extends ServiceSupport implements FencedStateRepository {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcStateRepository.class);
  private static final String DEFAULT_TABLE = "netskope_checkpoint";

  /** Random, so that the owner of a row that was deleted is not that of the new one. */
  private static final long FIRST_EPOCHS = Long.MAX_VALUE / 2;

  private static final String INTEGRITY_VIOLATION = "23";

  private final DataSource dataSource;
  private final String table;

  /** States in the table {@code netskope_checkpoint}. */
  public JdbcStateRepository(DataSource dataSource) {
    this(dataSource, DEFAULT_TABLE);
  }

  /**
   * States in a table of one's own.
   *
   * @param table its name, with or without a schema
   */
  public JdbcStateRepository(DataSource dataSource, String table) {
    if (!table.matches("[A-Za-z0-9_.]+")) {
      throw new IllegalArgumentException("table: " + table + " is no plain name of a table");
    }
    this.dataSource = dataSource;
    this.table = table;
  }

  /** What makes the table, for those who do it themselves. */
  public String createTable() {
    return "CREATE TABLE "
        + table
        + " (state_key VARCHAR(255) NOT NULL PRIMARY KEY,"
        + " state_value VARCHAR(2000), epoch BIGINT NOT NULL)";
  }

  @Override
  protected void doStart() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!tableExists(connection)) {
        create(connection);
      }
    }
  }

  private void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(createTable());
    } catch (SQLException e) {
      // Another node may have been faster.
      if (!tableExists(connection)) {
        throw e;
      }
    }
  }

  private boolean tableExists(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT epoch FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      LOG.debug("{} cannot be read yet", table, e);
      return false;
    }
  }

  @Override
  public Claim claim(String key) {
    try {
      return claimed(key);
    } catch (SQLException e) {
      throw failed("read", key, e);
    }
  }

  private Claim claimed(String key) throws SQLException {
    try {
      return inTransaction(connection -> claimed(connection, key));
    } catch (SQLException e) {
      if (!isIntegrityViolation(e)) {
        throw e;
      }
      // Another node was about to add the same key at the same time; now it is there.
      return inTransaction(connection -> claimed(connection, key));
    }
  }

  private Claim claimed(Connection connection, String key) throws SQLException {
    // Written first: from here to the commit the row is ours, and so what is read of it is true.
    if (update(connection, "UPDATE " + table + " SET epoch = epoch + 1 WHERE state_key = ?", key)
        == 0) {
      update(
          connection,
          "INSERT INTO " + table + " (state_key, epoch) VALUES (?, ?)",
          key,
          ThreadLocalRandom.current().nextLong(FIRST_EPOCHS));
    }
    return row(connection, key)
        .map(row -> new EpochClaim(key, row))
        .orElseThrow(() -> new SQLException("the row that was just written is not there"));
  }

  @Override
  public @Nullable String getState(String key) {
    try {
      return inTransaction(connection -> row(connection, key)).flatMap(Row::state).orElse(null);
    } catch (SQLException e) {
      throw failed("read", key, e);
    }
  }

  private record Row(long epoch, Optional<String> state) {}

  private Optional<Row> row(Connection connection, String key) throws SQLException {
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

  private final class EpochClaim implements Claim {
    private final String key;
    private final Row claimed;

    private EpochClaim(String key, Row claimed) {
      this.key = key;
      this.claimed = claimed;
    }

    @Override
    public Optional<String> state() {
      return claimed.state();
    }

    @Override
    public void save(String value) {
      String update = "UPDATE " + table + " SET state_value = ? WHERE state_key = ? AND epoch = ?";
      try {
        if (inTransaction(connection -> update(connection, update, value, key, claimed.epoch()))
            == 0) {
          throw new CheckpointFencedException(key);
        }
      } catch (SQLException e) {
        throw failed("saved", key, e);
      }
    }
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

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** The databases agree on the class of the state, not on the class of the exception. */
  private static boolean isIntegrityViolation(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLIntegrityConstraintViolationException
        || (state != null && state.startsWith(INTEGRITY_VIOLATION));
  }

  private static CheckpointException failed(String what, String key, SQLException e) {
    return new CheckpointException("checkpoint " + key + " cannot be " + what + ": " + e, e);
  }
}
