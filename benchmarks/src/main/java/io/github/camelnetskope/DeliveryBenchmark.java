package io.github.camelnetskope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelnetskope.benchmarks.SamplePage;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.feed.PageProgress;
import io.github.camelnetskope.feed.PageRoute;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    private NetskopeConsumer consumer;
    private FeedConsumer feed;
    private IteratorRequest request;
    private volatile @Nullable Object last;

    /** Starts the context and a route whose feed nobody schedules. */
    @Setup
    public void start(Page page) throws Exception {
      var component = new NetskopeComponent();
      component.setConnector(settings -> new Nobody());
      context.addComponent("netskope", component);
      String[] types = kind.split("/");
      String uri =
          "netskope:dataexport/events/page?tenant=acme.goskope.com&token=t&index="
              + kind.replace('/', '-')
              + ("&startScheduler=false&delivery=" + types[0] + "&bodyType=" + types[1]);
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(uri).routeId("route").process(e -> last = e.getMessage().getBody());
            }
          });
      context.start();
      consumer = (NetskopeConsumer) Objects.requireNonNull(context.getRoute("route")).getConsumer();
      feed = consumer.feeds("*").get(0);
      request = request(context.getEndpoint(uri, NetskopeEndpoint.class));
    }

    private static IteratorRequest request(NetskopeEndpoint endpoint) {
      var cursor = new CursorKey(endpoint.tenant(), endpoint.feeds().get(0), endpoint.index());
      return new EventIterator(
              cursor, new Nobody(), () -> new Secret("t"), Time.SYSTEM, Integer.MAX_VALUE)
          .request(new IteratorOperation.Next());
    }

    /** Ends all of it. */
    @TearDown
    public void stop() throws IOException {
      context.close();
    }
  }

  /** A tenant that is not asked. */
  private static final class Nobody implements Transport {
    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      return new CompletableFuture<>();
    }
  }

  private final JsonFactory factory = new JsonFactory();

  /** The limit: gunzip and see each token, on the fly. */
  @Benchmark
  public int gunzipAndTokensAlone(Page page) throws IOException {
    int tokens = 0;
    var gzip = new GZIPInputStream(page.response.body().stream(), 1 << 16);
    try (JsonParser parser = factory.createParser(gzip)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The component: unpacks the page, finds its records, takes them through the route. */
  @Benchmark
  public int component(Running running, Page page) {
    EventPage read = running.request.read(page.response);
    var owed = new OwedPage(read, 1, 0, 0);
    var progress = new PageProgress(owed, Time.SYSTEM);
    PageRoute route = running.feed.route(owed);
    for (int from = 0, to; from < read.size(); from = to) {
      to = Math.min(read.size(), route.end(from));
      route.deliver(progress, from, to, () -> {});
    }
    read.release();
    if (progress.position() != SamplePage.RECORDS) {
      throw new IllegalStateException("delivered " + progress.position());
    }
    return progress.position();
  }
}
