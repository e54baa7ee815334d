package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import io.github.camelnetskope.checkpoint.PageTransaction.Rows;
import io.github.camelnetskope.checkpoint.StateTable.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoint of one cursor and the rows of the page in hand.
 *
 * <pre>
 * state    event                     does                                        next state
 * NONE     write                     writes the rows in a transaction            OPEN
 * NONE     save                      saves in a transaction of its own           NONE
 * OPEN     save                      the same: the page is not done yet          OPEN
 * OPEN     ended, failed or write    rolls back                                  NONE
 * OPEN     ended well                                                            OWED
 * OWED     save                      saves in the transaction of the rows        NONE
 * OWED     save that failed          unknown whether the rows are there          OWED
 * OWED     save after a failed one   checks; writes missing rows again           NONE
 * any      claim, close              rolls back: only what is committed counts   NONE
 * </pre>
 *
 * Thread-safe.
 */
final class JdbcCursor {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcCursor.class);

  private final String key;
  private final DataSource dataSource;
  private final StateTable table;
  private final JdbcStateRepository states;

  /**
   * States that were tried to be saved with the rows: if the database has one of them, it has the
   * rows too.
   */
  private final Set<String> tried = new HashSet<>();

  private @Nullable EpochClaim owner;
  private @Nullable Rows rows;
  private @Nullable Connection transaction;
  private boolean owed;
  private long writes;

  JdbcCursor(String key, DataSource dataSource, StateTable table, JdbcStateRepository states) {
    this.key = key;
    this.dataSource = dataSource;
    this.table = table;
    this.states = states;
  }

  /** Becomes the owner; rolls back what was not committed. */
  synchronized Claim claim() {
    close();
    var claim = new EpochClaim(states.claimRow(key));
    owner = claim;
    return claim;
  }

  /** Rolls back and refuses later saves. */
  synchronized void close() {
    owner = null;
    discard();
  }

  /** Writes rows in a transaction that stays open. */
  synchronized PageTransaction write(Duration age, Rows newRows) throws SQLException {
    EpochClaim claim = owner;
    if (claim == null || age.toNanos() > System.nanoTime() - claim.sinceNanos) {
      throw new CheckpointFencedException(key);
    }
    if (owed) {
      throw new CheckpointException("checkpoint " + key + " of the previous page is not saved yet");
    }
    discard();
    long write = ++writes;
    Connection connection = dataSource.getConnection();
    transaction = connection;
    rows = newRows;
    try {
      connection.setAutoCommit(false);
      newRows.write(connection);
    } catch (SQLException | RuntimeException | Error e) {
      discard();
      throw e;
    }
    return succeeded -> ended(write, succeeded);
  }

  private synchronized void ended(long write, boolean succeeded) {
    if (write != writes || transaction == null) {
      return; // another owner has the cursor, or another page was begun
    }
    if (succeeded) {
      owed = true;
    } else {
      discard();
    }
  }

  private synchronized void save(EpochClaim claim, String state) {
    if (claim != owner) {
      throw new CheckpointFencedException(key);
    }
    Rows page = rows;
    if (!owed || page == null) {
      states.save(key, claim.epoch(), state);
      return;
    }
    try {
      saveWithRows(claim.epoch(), page, state);
      owed = false;
      discard();
    } catch (CheckpointFencedException e) {
      close();
      throw e;
    } catch (SQLException e) {
      endTransaction();
      // Without the database's message, which may quote a value of a record.
      throw new CheckpointException(
          "checkpoint %s cannot be saved with the rows of its page: SQLSTATE %s"
              .formatted(key, e.getSQLState()));
    } catch (RuntimeException | Error e) {
      endTransaction();
      throw e;
    }
  }

  private void saveWithRows(long epoch, Rows page, String state) throws SQLException {
    Connection connection = transaction;
    if (connection == null) {
      connection = dataSource.getConnection();
      transaction = connection;
      connection.setAutoCommit(false);
      if (!table.lock(connection, key, epoch).filter(tried::contains).isPresent()) {
        page.write(connection);
      }
    }
    table.save(connection, key, epoch, state);
    tried.add(state);
    connection.commit();
  }

  private void discard() {
    owed = false;
    rows = null;
    tried.clear();
    endTransaction();
  }

  /** Rolls back what is not committed, and gives the connection back. */
  private void endTransaction() {
    Connection connection = transaction;
    transaction = null;
    if (connection == null) {
      return;
    }
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.debug("{}: the transaction ends with its connection, SQLSTATE {}", key, e.getSQLState());
    }
  }

  private final class EpochClaim implements Claim {
    private final Row claimed;
    private final long sinceNanos = System.nanoTime();

    private EpochClaim(Row claimed) {
      this.claimed = claimed;
    }

    private long epoch() {
      return claimed.epoch();
    }

    @Override
    public Optional<String> state() {
      return claimed.state();
    }

    @Override
    public void save(String value) {
      JdbcCursor.this.save(this, value);
    }
  }
}
