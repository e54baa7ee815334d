package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes with a query that wait for other routes with a query: no thread pool may be exhausted. */
class NestedQueryTest extends QueryRouteTest {
  private static final int MANY = 16;

  @BeforeEach
  void askWithoutLimit() throws Exception {
    tenant(t -> t.rateLimit(false).feed("events/alert", f -> f.records(1)));
    var component = new NetskopeComponent();
    component.setTime(new Hurried());
    context.addComponent("netskope", component);
    String asking = uri("alerts", "timePeriod=86400");
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:deep")
                .to(asking)
                .process(
                    exchange -> {
                      int depth = exchange.getMessage().getHeader("depth", Integer.class);
                      ProducerTemplate within = exchange.getContext().createProducerTemplate();
                      exchange
                          .getMessage()
                          .setBody(
                              depth == 0
                                  ? "bottom"
                                  : within.requestBodyAndHeader(
                                      "direct:deep", null, "depth", depth - 1));
                    });
          }
        });
    context.start();
  }

  @Test
  void queries_within_queries_complete() throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      Object answer = wait(template.asyncRequestBodyAndHeader("direct:deep", null, "depth", MANY));

      assertThat(answer).isEqualTo("bottom");
    }
  }

  @Test
  void many_queries_that_each_wait_for_another_complete() throws Exception {
    try (ProducerTemplate template = context.createProducerTemplate()) {
      List<CompletableFuture<Object>> all = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        all.add(template.asyncRequestBodyAndHeader("direct:deep", null, "depth", 1));
      }

      for (CompletableFuture<Object> each : all) {
        assertThat(wait(each)).isEqualTo("bottom");
      }
    }
  }

  private static Object wait(CompletableFuture<Object> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(60, TimeUnit.SECONDS);
  }

  /**
   * Time passes at each look, just fast enough for the rate limit. A thread that looks and is late
   * to reserve has to wait for what passed in between, and does so in real time: so no faster.
   */
  private static final class Hurried implements Time {
    private static final long STEP_MILLIS = 300;

    private final AtomicLong looks = new AtomicLong();

    @Override
    public Moment moment() {
      return new Moment(TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS * looks.incrementAndGet()));
    }

    @Override
    public Instant wallTime() {
      return Instant.now();
    }
  }
}
