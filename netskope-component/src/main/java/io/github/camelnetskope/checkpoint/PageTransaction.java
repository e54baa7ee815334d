package io.github.camelnetskope.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a page, written but not committed. The next save of their cursor commits them. */
@FunctionalInterface
public interface PageTransaction {

  /**
   * Called when the exchange with the page has ended. If it succeeded, the next save commits the
   * rows together with the checkpoint; if it failed, the rows are rolled back. Thread-safe.
   */
  void ended(boolean succeeded);

  /** Writes rows. */
  @FunctionalInterface
  interface Rows {
    /**
     * Writes the rows on the given connection; must not commit or roll back. May be called again
     * for the same page, on another connection, when the first transaction was lost.
     */
    void write(Connection connection) throws SQLException;
  }
}
