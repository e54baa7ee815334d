package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.FencedStateRepository;
import io.github.camelnetskope.checkpoint.JdbcStateRepository;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.service.ServiceSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A feed whose checkpoint another node has taken. */
class StepDownTest extends RouteTest {
  private final JdbcDataSource database = database();
  private final Watched own = new Watched(new JdbcStateRepository(database));
  private final JdbcStateRepository other = new JdbcStateRepository(database);

  private static JdbcDataSource database() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  @Test
  void it_sends_no_requests_after_another_node_has_taken_over() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.records(5)));
    context.getRegistry().bind("own", own);
    other.start();
    start(
        uri("events/page", "checkpointRepository=#own")
            .replace("authRetryDelay=20", "authRetryDelay=1h"));
    assertThat(own.settled.await(10, TimeUnit.SECONDS)).isTrue();

    other.claim(own.key);
    assertThat(own.refused.await(10, TimeUnit.SECONDS)).isTrue();
    tenant().tenant().feed("events/page").add(5);
    context.getRouteController().stopRoute(ROUTE);

    assertThat(sink.texts()).hasSize(5);
    assertThat(tenant().tenant().feed("events/page").position("test")).isEqualTo(5);
  }

  @Test
  void it_claims_the_feed_again_while_its_route_runs() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.records(5)));
    context.getRegistry().bind("own", own);
    other.start();
    start(uri("events/page", "checkpointRepository=#own"));
    assertThat(own.settled.await(10, TimeUnit.SECONDS)).isTrue();

    other.claim(own.key);
    assertThat(own.refused.await(10, TimeUnit.SECONDS)).isTrue();
    tenant().tenant().feed("events/page").add(5);

    assertThat(sink.await(10).texts()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void receiving_record_by_record_continues_after_another_node_owned_the_feed() throws Exception {
    tenant(t -> t.feed("events/page", f -> f.page(records(0, 1)).page(records(1, 2))));
    context.getRegistry().bind("own", own);
    other.start();
    context.start();
    String uri = uri("events/page", "checkpointRepository=#own");
    try (var template = context.createConsumerTemplate()) {
      assertThat(template.receiveBody(uri)).isEqualTo(records(0, 1)[0]);

      other.claim(own.key);

      assertThatThrownBy(() -> template.receiveBody(uri)).hasMessageContaining("another owner");
      assertThat(template.receiveBody(uri, 10_000L)).isEqualTo(records(1, 2)[0]);
    }
  }

  /** Tells when a write was refused. */
  private static final class Watched extends ServiceSupport implements FencedStateRepository {
    private final JdbcStateRepository repository;
    private volatile String key;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);

    private Watched(JdbcStateRepository repository) {
      this.repository = repository;
    }

    @Override
    protected void doStart() {
      repository.start();
    }

    @Override
    public String getState(String key) {
      return repository.getState(key);
    }

    @Override
    public Claim claim(String key) {
      this.key = key;
      Claim claim = repository.claim(key);
      return new Claim() {
        @Override
        public Optional<String> state() {
          return claim.state();
        }

        @Override
        public void save(String value) {
          Watched.this.save(claim, value);
        }
      };
    }

    private void save(Claim claim, String value) {
      try {
        claim.save(value);
        if (value.contains("state=IDLE last=")) {
          settled.countDown();
        }
      } catch (RuntimeException e) {
        refused.countDown();
        throw e;
      }
    }
  }
}
