package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.FencedStateRepository;
import io.github.camelnetskope.checkpoint.JdbcTransactions;
import io.github.camelnetskope.checkpoint.PageTransaction;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a page and the checkpoint that says that they are done in one transaction
 * of one connection: each record is in the database exactly once, also after a crash of the JVM,
 * the database or the connection.
 *
 * <pre>{@code
 * @BindToRegistry("pages")
 * JdbcPageSink pages = new JdbcPageSink(dataSource, rows);
 *
 * from("netskope:dataexport/*?delivery=PAGE&bodyType=BYTES&checkpointRepository=#pages&index=siem")
 *     .process("pages");
 * }</pre>
 *
 * <p>One bean is both the last step of the route and the consumer's {@code checkpointRepository}.
 * The step writes the records and leaves the transaction open; the component then saves the
 * checkpoint, and this save commits. An exchange that fails rolls back. When the connection breaks
 * during the commit, the next attempt checks whether the commit took place, and writes the page
 * again if not.
 *
 * <p>It holds one connection while a page is being written, and borrows another for each
 * checkpoint. The data source must not take part in transactions of the route. One bean serves the
 * feeds of one tenant; each of several nodes may have its own. Thread-safe.
 */
public final class JdbcPageSink extends ServiceSupport implements FencedStateRepository, Processor {
  private final JdbcTransactions transactions;
  private final Rows rows;

  /** Writes the records of a page into tables of the application. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Writes the records. Must not commit, close or keep the connection. May be called again for
     * the same page on another connection, when the first transaction was lost. Thread-safe.
     *
     * @throws SQLException when a record could not be written; the exchange then fails
     */
    void write(Connection connection, Page page) throws SQLException;
  }

  /**
   * A page.
   *
   * @param feed {@code events/page}, for instance
   * @param key its {@code CamelNetskopePageKey}
   * @param records its records, each with its {@link EventRecord#key() key}
   */
  public record Page(String feed, String key, List<EventRecord> records) {}

  /**
   * Checkpoints in the table {@code netskope_checkpoint}, which is created if it does not exist.
   *
   * @param dataSource the database of rows and checkpoints
   */
  public JdbcPageSink(DataSource dataSource, Rows rows) {
    this.transactions = new JdbcTransactions(dataSource);
    this.rows = rows;
  }

  /**
   * Checkpoints in a table with a name of your own.
   *
   * @param dataSource the database of rows and checkpoints
   * @param checkpointTable its name, with or without a schema
   */
  public JdbcPageSink(DataSource dataSource, Rows rows, String checkpointTable) {
    this.transactions = new JdbcTransactions(dataSource, checkpointTable);
    this.rows = rows;
  }

  @Override
  protected void doStart() {
    transactions.start();
  }

  @Override
  protected void doStop() {
    transactions.stop();
  }

  @Override
  public Claim claim(String key) {
    return transactions.claim(key);
  }

  @Override
  public @Nullable String getState(String key) {
    return transactions.getState(key);
  }

  /**
   * Writes the page that is the body.
   *
   * @throws IllegalStateException when the body is not a whole page, or with {@code
   *     manualCommit=true}
   */
  @Override
  public void process(Exchange exchange) throws SQLException, InvalidPayloadException {
    Message message = exchange.getMessage();
    requireWholePage(exchange);
    String feed = message.getHeader(NetskopeConstants.FEED, "", String.class);
    String index = message.getHeader(NetskopeConstants.INDEX, "", String.class);
    String key = message.getHeader(NetskopeConstants.PAGE_KEY, "", String.class);
    var page = new Page(feed, key, RecordLines.of(message.getMandatoryBody(byte[].class)));
    var age = Duration.ofMillis(exchange.getClock().elapsed());
    PageTransaction transaction =
        transactions.write(feed, index, age, connection -> rows.write(connection, page));
    exchange.getExchangeExtension().addOnCompletion(new End(transaction));
  }

  private static void requireWholePage(Exchange exchange) {
    Message message = exchange.getMessage();
    if (message.getHeader(NetskopeConstants.PAGE_KEY) == null
        || !Integer.valueOf(0).equals(exchange.getProperty(ExchangePropertyKey.BATCH_INDEX))
        || !Boolean.TRUE.equals(exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE))) {
      throw new IllegalStateException("JdbcPageSink takes whole pages: use delivery=PAGE");
    }
    if (message.getHeader(NetskopeConstants.MANUAL_COMMIT) != null) {
      throw new IllegalStateException("JdbcPageSink commits by itself: use manualCommit=false");
    }
  }

  private record End(PageTransaction transaction) implements Synchronization {
    @Override
    public void onComplete(Exchange exchange) {
      transaction.ended(!exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast());
    }

    @Override
    public void onFailure(Exchange exchange) {
      transaction.ended(false);
    }
  }
}
