package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.StateTable.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * States in a database table that several nodes share. Each key has an epoch, which a claim
 * increases and each save compares, in the statement that writes: so a claim is valid against all
 * others, in this JVM and in any other.
 *
 * <p>The table is created at start if it does not exist; if the database user may not create
 * tables, {@link #createTable()} has the statement. Each call is a short transaction on its own
 * connection, so the data source must not take part in transactions of the route. With a connection
 * pool a call takes much less time. Thread-safe.
 */
public final class JdbcStateRepository extends ServiceSupport implements FencedStateRepository {
  static final String DEFAULT_TABLE = "netskope_checkpoint";

  private static final String INTEGRITY_VIOLATION = "23";

  private final DataSource dataSource;
  private final StateTable table;

  /** States in the table {@code netskope_checkpoint}. */
  public JdbcStateRepository(DataSource dataSource) {
    this(dataSource, DEFAULT_TABLE);
  }

  /**
   * States in a table with a name of your own.
   *
   * @param table its name, with or without a schema
   */
  public JdbcStateRepository(DataSource dataSource, String table) {
    this(dataSource, new StateTable(table));
  }

  JdbcStateRepository(DataSource dataSource, StateTable table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  /** The statement that creates the table, for an administrator who runs it. */
  public String createTable() {
    return table.create();
  }

  @Override
  protected void doStart() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      table.ensure(connection);
    }
  }

  @Override
  public Claim claim(String key) {
    return new EpochClaim(key, claimRow(key));
  }

  /**
   * As {@link #claim}, for a caller that saves in its own transactions.
   *
   * @throws CheckpointException when the key cannot be claimed
   */
  Row claimRow(String key) {
    try {
      return claimed(key);
    } catch (SQLException e) {
      throw failed("read", key, e);
    }
  }

  private Row claimed(String key) throws SQLException {
    try {
      return inTransaction(connection -> table.claim(connection, key));
    } catch (SQLException e) {
      if (!isIntegrityViolation(e)) {
        throw e;
      }
      // Another node has added the same key at the same time; now it exists.
      return inTransaction(connection -> table.claim(connection, key));
    }
  }

  @Override
  public @Nullable String getState(String key) {
    try {
      return inTransaction(c -> table.read(c, key)).flatMap(Row::state).orElse(null);
    } catch (SQLException e) {
      throw failed("read", key, e);
    }
  }

  /**
   * Saves a state for the owner of an epoch.
   *
   * @throws CheckpointFencedException when the key has another owner
   * @throws CheckpointException when the state was not saved, or may not have been
   */
  void save(String key, long epoch, String value) {
    try {
      var unused =
          inTransaction(
              connection -> {
                table.save(connection, key, epoch, value);
                return key;
              });
    } catch (SQLException e) {
      throw failed("saved", key, e);
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
      JdbcStateRepository.this.save(key, claimed.epoch(), value);
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
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** Databases agree on the SQLSTATE class, but not on the exception class. */
  private static boolean isIntegrityViolation(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLIntegrityConstraintViolationException
        || (state != null && state.startsWith(INTEGRITY_VIOLATION));
  }

  private static CheckpointException failed(String what, String key, SQLException e) {
    return new CheckpointException("checkpoint " + key + " cannot be " + what + ": " + e, e);
  }
}
