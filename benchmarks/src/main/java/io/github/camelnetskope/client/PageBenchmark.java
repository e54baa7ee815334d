package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelnetskope.benchmarks.SamplePage;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one record costs on its way from the network to the route, beside the limits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(SamplePage.RECORDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PageBenchmark {
  private static final int MOST = 64 << 20;

  private final JsonFactory factory = new JsonFactory();
  private final SamplePage page = new SamplePage();
  private final ApiResponse response = page.response();
  private final byte[] json = page.json();
  private final int[] borders = cut().records.borders();
  private final RateLimiter limiter = new RateLimiter(RateLimiter.Quota.V2_ENDPOINT);
  private Moment now = new Moment(0);

  /** A limit: the JDK's gunzip into a buffer. */
  @Benchmark
  public int gunzipAlone() throws IOException {
    int length = 0;
    byte[] buffer = new byte[1 << 16];
    try (var in = new GZIPInputStream(response.body().stream(), 1 << 16)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        length += read;
      }
    }
    return length;
  }

  /** A limit: Jackson sees each token. */
  @Benchmark
  public int tokensAlone() throws IOException {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(json)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** Gunzip into one array. */
  @Benchmark
  public byte[] gunzip() throws IOException {
    return PageBody.of(response, MOST).read();
  }

  /** Borders, ids and times. */
  @Benchmark
  public PageReader.Envelope cut() {
    try {
      return PageReader.read(json, json.length);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fingerprint of a page. */
  @Benchmark
  public PageFingerprint fingerprint() {
    return PageFingerprint.of(json, borders);
  }

  /** A place in the rate limit, for one page. */
  @Benchmark
  @OperationsPerInvocation(1)
  public Moment limiter() {
    now = limiter.reserve(now);
    return now;
  }
}
