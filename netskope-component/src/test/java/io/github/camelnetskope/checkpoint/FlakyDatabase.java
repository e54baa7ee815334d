package io.github.camelnetskope.checkpoint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database in this JVM whose connections break at a commit when told to. */
public final class FlakyDatabase {
  /** How a commit ends. */
  public enum Commit {
    /** Successfully. */
    GOOD,
    /** The connection broke before the database got the commit. */
    NOT_DONE,
    /** The connection broke before the answer came. */
    DONE_BUT_UNKNOWN
  }

  private final JdbcDataSource database = new JdbcDataSource();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Commit next = Commit.GOOD;
  private final AtomicInteger good = new AtomicInteger();

  /** An empty one. */
  public FlakyDatabase() {
    database.setURL("jdbc:h2:mem:" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
  }

  /** Connections that were not returned. */
  public int open() {
    return open.get();
  }

  /** The outcome of one commit: the first after the given number of successful ones. */
  public void breaks(Commit commit, int afterGoodOnes) {
    good.set(afterGoodOnes);
    next = commit;
  }

  /** For the code under test. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class, database, name -> name.equals("getConnection") ? this::connection : null);
  }

  private Object connection() throws SQLException {
    Connection connection = database.getConnection();
    open.incrementAndGet();
    return proxy(
        Connection.class,
        connection,
        name ->
            switch (name) {
              case "commit" -> () -> commit(connection);
              case "close" -> () -> closed(connection);
              default -> null;
            });
  }

  private Object closed(Connection connection) throws SQLException {
    if (!connection.isClosed()) {
      open.decrementAndGet();
    }
    connection.close();
    return null;
  }

  private Object commit(Connection connection) throws SQLException {
    Commit now = good.getAndDecrement() > 0 ? Commit.GOOD : next;
    if (now != Commit.NOT_DONE) {
      connection.commit();
    }
    if (now != Commit.GOOD) {
      next = Commit.GOOD;
      closed(connection);
      throw new SQLException("broken", "08006");
    }
    return null;
  }

  /** Runs a statement; the number it selects, if it does. */
  public long sql(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      var result = statement.getResultSet();
      result.next();
      return result.getLong(1);
    }
  }

  private interface Call {
    Object run() throws SQLException;
  }

  private interface Replaced {
    Call by(String method);
  }

  private static <T> T proxy(Class<T> type, Object target, Replaced replaced) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Call call = replaced.by(method.getName());
              if (call != null) {
                return call.run();
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
