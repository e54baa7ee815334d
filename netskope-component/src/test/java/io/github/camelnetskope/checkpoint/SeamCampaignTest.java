package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All kinds of seams, with all kinds of trouble. */
class SeamCampaignTest {
  private static final int TRIALS = Integer.getInteger("campaign.trials", 100);

  private static List<SeamResult> run(SeamTrouble trouble, UnaryOperator<Transport> between) {
    long first = Long.getLong("campaign.seed", 1);
    return LongStream.range(first, first + TRIALS)
        .mapToObj(seed -> new SeamTrial(seed, trouble, between).run())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(SeamTrouble.class)
  void nothing_is_lost_where_stripes_meet(SeamTrouble trouble) {
    List<SeamResult> results = run(trouble, UnaryOperator.identity());

    List<SeamResult> outside = results.stream().filter(result -> result.windows() == 0).toList();
    assertThat(outside).filteredOn(result -> result.lost() > 0).isEmpty();
    assertThat(outside).filteredOn(result -> result.unproven() > 0).isEmpty();
    assertThat(outside).hasSizeGreaterThan(TRIALS / 3);
    if (!trouble.kills()) {
      assertThat(results).filteredOn(result -> result.repeated() > 0).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(SeamTrouble.class)
  void a_tenant_that_breaks_the_order_loses_nothing_and_the_seams_are_unproven(
      SeamTrouble trouble) {
    List<SeamResult> results = run(trouble, OtherOrder::new);

    assertThat(results).filteredOn(result -> result.windows() == 0 && result.lost() > 0).isEmpty();
    assertThat(results).extracting(SeamResult::unproven).anyMatch(seams -> seams > 0);
  }

  /** Whoever looks at the beginning of a slice sees its records in the opposite order. */
  private record OtherOrder(Transport tenant) implements Transport {
    @Override
    public CompletableFuture<ApiResponse> send(
        ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
      var answer = tenant.send(request, hook, buffer);
      return request.uri().getQuery().contains(".look-")
          ? answer.thenApply(OtherOrder::reversed)
          : answer;
    }

    private static ApiResponse reversed(ApiResponse answer) {
      String text = text(answer);
      Matcher records = Pattern.compile("\\[(\\{.*})]").matcher(text);
      if (!records.find()) {
        return answer;
      }
      List<String> all = new ArrayList<>(List.of(records.group(1).split("(?<=}),", -1)));
      Collections.reverse(all);
      String other = text.replace(records.group(1), String.join(",", all));
      var plain = ApiHeaders.of(Map.of("Content-Type", "application/json"));
      return new ApiResponse(answer.status(), plain, other.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ApiResponse answer) {
      byte[] body = answer.body().array();
      try (InputStream in = answer.gzipped() ? unpacked(body) : new ByteArrayInputStream(body)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        return "";
      }
    }

    private static InputStream unpacked(byte[] body) throws IOException {
      return new GZIPInputStream(new ByteArrayInputStream(body));
    }

    @Override
    public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
      return tenant.download(request, target);
    }
  }
}
