package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.JdbcPageSink.Page;
import io.github.camelnetskope.checkpoint.FlakyDatabase;
import io.github.camelnetskope.checkpoint.FlakyDatabase.Commit;
import io.github.camelnetskope.client.EventRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page and its checkpoint in one transaction, through a route; the table has no keys. */
class JdbcPageSinkTest extends RouteTest {
  private static final int RECORDS = 30;
  private static final String CHECKPOINTS = "&checkpointRepository=#pages";

  private final FlakyDatabase database = new FlakyDatabase();
  private final JdbcPageSink pages =
      new JdbcPageSink(database.dataSource(), JdbcPageSinkTest::insert);
  private final CountDownLatch beyond = new CountDownLatch(2);

  @BeforeEach
  void table() throws Exception {
    database.sql("CREATE TABLE record (record_key VARCHAR(80), text VARCHAR(4000))");
    context.getRegistry().bind("pages", pages);
    context.addService(pages);
    tenant(t -> t.pageSize(10).feed("events/page", f -> f.records(RECORDS)));
  }

  private static void insert(Connection connection, Page page) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO record VALUES (?, ?)")) {
      for (EventRecord record : page.records()) {
        insert.setString(1, record.key());
        insert.setString(2, record.json());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void run(String uri) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from(uri).process(pages).process(sink);
          }
        });
    context.start();
  }

  private String pageUri() {
    return uri("events/page", "delivery=PAGE", "bodyType=BYTES") + CHECKPOINTS;
  }

  private void assertExactlyOnce() throws Exception {
    awaitRows();
    context.stop();
    assertThat(database.sql("SELECT COUNT(*) FROM record")).isEqualTo(RECORDS);
    assertThat(database.sql("SELECT COUNT(DISTINCT record_key) FROM record")).isEqualTo(RECORDS);
    assertThat(database.open()).isZero();
  }

  private void awaitRows() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (database.sql("SELECT COUNT(*) FROM record") < RECORDS && System.nanoTime() < end) {
      beyond.await(20, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void each_record_is_there_once_with_its_key() throws Exception {
    run(pageUri());

    assertExactlyOnce();
  }

  @Test
  void a_page_whose_route_failed_after_the_sink_is_there_once() throws Exception {
    sink.failsOnceOn("_id");

    run(pageUri());

    assertExactlyOnce();
    assertThat(sink.received().size()).isGreaterThan(3);
  }

  @Test
  void an_alert_that_comes_in_two_feeds_is_there_once_with_deduplicate() throws Exception {
    tenant(t -> t.pageSize(10));
    var mixed = tenant().tenant().feed("events/alert");
    tenant().tenant().feed("alerts/dlp").add(RECORDS - 1, mixed);
    mixed.records("{\"_id\":\"in no other feed\"}");

    run(
        uri("events/alert,alerts/dlp", "delivery=PAGE", "bodyType=BYTES", "deduplicate=true")
            + CHECKPOINTS);

    assertExactlyOnce();
  }

  /** Commits of a page: REQUESTED, DELIVERING, DELIVERING before the route, the rows with IDLE. */
  @ParameterizedTest
  @CsvSource({
    "NOT_DONE, 2",
    "NOT_DONE, 3",
    "NOT_DONE, 4",
    "NOT_DONE, 5",
    "NOT_DONE, 6",
    "DONE_BUT_UNKNOWN, 2",
    "DONE_BUT_UNKNOWN, 3",
    "DONE_BUT_UNKNOWN, 4",
    "DONE_BUT_UNKNOWN, 5",
    "DONE_BUT_UNKNOWN, 6"
  })
  void each_record_is_there_once_when_any_commit_breaks(Commit commit, int after) throws Exception {
    database.breaks(commit, after);

    run(pageUri());

    assertExactlyOnce();
  }

  @Test
  void batches_are_refused() throws Exception {
    var failure = new AtomicReference<Exception>();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            String batches = uri("events/page", "delivery=BATCH", "batchSize=4", "bodyType=BYTES");
            onException(IllegalStateException.class)
                .handled(true)
                .process(
                    exchange -> {
                      failure.set(exchange.getProperty("CamelExceptionCaught", Exception.class));
                      sink.process(exchange);
                    });
            from(batches + CHECKPOINTS).process(pages);
          }
        });
    context.start();
    sink.await(1);

    assertThat(failure.get()).hasMessageContaining("delivery=PAGE");
  }
}
