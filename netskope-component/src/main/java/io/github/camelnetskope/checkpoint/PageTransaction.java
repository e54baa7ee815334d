package io.github.camelnetskope.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a page, written but not committed. They wait for the next save of their cursor. */
@FunctionalInterface
public interface PageTransaction {

  /**
   * The exchange that brought the page has ended. One that ended well leaves its rows to the next
   * save, which commits both or nothing; the rows of one that failed are rolled back. For any
   * thread.
   */
  void ended(boolean well);

  /** Writes rows. */
  @FunctionalInterface
  interface Rows {
    /**
     * Writes them on a connection whose transaction is not its own; may be called again for the
     * same page, on another connection, when the first transaction was lost.
     */
    void write(Connection connection) throws SQLException;
  }
}
