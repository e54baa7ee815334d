package io.github.camelnetskope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelnetskope.benchmarks.SamplePage;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One feed on one thread, from the compressed page to the end of a route, beside the limit. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SamplePage.RECORDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class DeliveryBenchmark {

  /** The page. */
  @State(Scope.Benchmark)
  public static class Page {
    private final ApiResponse response = new SamplePage().response();
  }

  /** A feed in a running context. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls start
  public static class Running {
    /** Delivery and body type. */
    @Param({"RECORD/JSON", "RECORD/BYTES", "RECORD/MAP", "BATCH/BYTES", "PAGE/BYTES"})
    public String kind = "";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private FeedConsumer consumer;
    private volatile @Nullable Object last;

    /** Starts the context and a consumer that nobody schedules. */
    @Setup
    public void start(Page page) throws Exception {
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:route").routeId("route").process(e -> last = e.getMessage().getBody());
            }
          });
      context.start();
      String[] types = kind.split("/");
      var endpoint =
          context.getEndpoint(
              "netskope:dataexport/events/page?tenant=acme.goskope.com&token=t&index="
                  + kind.replace('/', '-')
                  + ("&startFrom=next&delivery=" + types[0] + "&bodyType=" + types[1]),
              NetskopeEndpoint.class);
      consumer = consumer(endpoint, page);
      endpoint.configure(consumer);
      consumer.setScheduler(
          new WaitTimeScheduler(
              Executors.newSingleThreadScheduledExecutor(),
              Duration.ofDays(1),
              () -> Duration.ofDays(1)));
      consumer.start();
    }

    private FeedConsumer consumer(NetskopeEndpoint endpoint, Page page) {
      var resources =
          new FeedResources(
              (request, cancellation) -> page.response,
              () -> new Secret("t"),
              new InMemoryCheckpointStore(),
              new NetskopeExchanges(endpoint),
              Executors.newSingleThreadScheduledExecutor(),
              Runnable::run,
              Clock.systemUTC(),
              RandomGenerator.getDefault());
      var cursor =
          new CursorKey(Tenant.parse("acme.goskope.com"), endpoint.feeds().get(0), endpoint.index());
      var route = Objects.requireNonNull(context.getRoute("route"));
      return new FeedConsumer(endpoint, route.getProcessor(), cursor, resources, snapshot -> {});
    }

    /** Ends all of it. */
    @TearDown
    public void stop() throws IOException {
      consumer.stop();
      context.close();
    }
  }

  private final JsonFactory factory = new JsonFactory();

  /** The limit: gunzip and see each token, on the fly. */
  @Benchmark
  public int gunzipAndTokensAlone(Page page) throws IOException {
    int tokens = 0;
    var gzip = new GZIPInputStream(new ByteArrayInputStream(page.response.body()), 1 << 16);
    try (JsonParser parser = factory.createParser(gzip)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The component. */
  @Benchmark
  public int component(Running running) throws Exception {
    int records = running.consumer.poll();
    if (records != SamplePage.RECORDS) {
      throw new IllegalStateException("delivered " + records);
    }
    return records;
  }
}
