package io.github.camelnetskope.feed;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of records that a tenant would send. */
final class Pages {
  private Pages() {}

  static ApiResponse answer(int records) {
    return answer(records, 0, "");
  }

  /** An answer with a high-water mark. */
  static ApiResponse answer(int records, Instant mark) {
    return answer(records, 0, ",\"timestamp_hwm\":" + mark.getEpochSecond());
  }

  /** An answer so long that it is read only in a turn. */
  static ApiResponse longAnswer(int records) {
    return answer(records, 20_000, "");
  }

  private static ApiResponse answer(int records, int fillers, String more) {
    String filler = "-".repeat(fillers);
    String result =
        IntStream.range(0, records)
            .mapToObj(i -> "{\"_id\":\"r" + i + "\",\"filler\":\"" + filler + "\"}")
            .collect(Collectors.joining(",", "[", "]"));
    String json = "{\"ok\":1,\"result\":" + result + ",\"wait_time\":5" + more + "}";
    return new ApiResponse(200, ApiHeaders.of(Map.of()), json.getBytes(StandardCharsets.UTF_8));
  }

  static OwedPage owed(int records) {
    var cursor =
        new CursorKey(
            Tenant.parse("pages.goskope.com"),
            Feed.parseList("events/page").get(0),
            new IteratorIndex("i"));
    var page =
        new EventIterator(
                cursor,
                new EngineTransport(null),
                TokenSource.fixed("s3cret"),
                new VirtualTime(),
                1_000_000)
            .request(new IteratorOperation.Next())
            .read(answer(records));
    return new OwedPage(page, 1, 0, 0);
  }
}
