package io.github.camelnetskope.client;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Pages as an iterator would read them from given answers. */
final class Answers {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final int MOST_BYTES = 1_000_000;

  private Answers() {}

  static EventPage page(String json) {
    return page(json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static EventPage page(byte[] body, Map<String, String> headers) {
    var cursor =
        new CursorKey(
            Tenant.parse("acme.goskope.com"),
            Feed.parseList("events/page").get(0),
            new IteratorIndex("i"));
    var response = new ApiResponse(200, ApiHeaders.of(headers), body);
    return new EventIterator(
            cursor, new EngineTransport(null), TokenSource.fixed("s3cret"), time(), MOST_BYTES)
        .request(new IteratorOperation.Next())
        .read(response);
  }

  private static Time time() {
    return new VirtualTime();
  }

  static EventPage gzippedPage(byte[] body) {
    return page(body, Map.of("content-encoding", "GZIP"));
  }

  static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static List<String> texts(EventPage page) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      texts.add(page.record(i).json());
    }
    return texts;
  }
}
