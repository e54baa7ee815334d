package io.github.camelnetskope.campaign;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes malformed answers of valid ones. None looks like a valid page with other records, since
 * that cannot be detected: a record is changed only where a checksum or the syntax shows it.
 */
public final class OddAnswers {
  private static final List<String> VALUES =
      List.of(
          "1",
          "0",
          "\"1\"",
          "true",
          "null",
          "1.0",
          "\"NaN\"",
          "{}",
          "[]",
          "-1",
          "1e300",
          "\"soon\"",
          "99999999999",
          "0.1",
          "\"\\u12G4\"",
          "NaN",
          "[{\"_id\":\"x\"}]",
          "{\"a\":[{}]}",
          "\"\"");
  private static final List<String> KEYS =
      List.of("ok", "wait_time", "timestamp_hwm", "status", "message", "errors", "data", "x");
  private static final List<String> RESULTS =
      List.of(
          "null",
          "\"wait\"",
          "17",
          "{}",
          "{\"data\":[{\"_id\":\"x\"}]}",
          "[1",
          "[{]",
          "[{\"a\":1},]");
  private static final List<String> HEADERS =
      List.of(
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "Retry-After",
          "Content-Type",
          "Date",
          "Content-Encoding",
          "RateLimit-Limit");
  private static final List<String> HEADER_VALUES =
      List.of(
          "0",
          "-1",
          "1e9",
          "NaN",
          "",
          "soon",
          "gzip",
          "x-gzip",
          "deflate",
          "text/html",
          "Wed, 21 Oct 2015 07:28:00 GMT",
          "99999999999999999999",
          "\u00e9");
  private static final int[] STATUSES = {
    200, 204, 301, 400, 401, 403, 404, 407, 408, 409, 418, 429, 500, 502, 503, 504
  };

  private final RandomGenerator random;

  public OddAnswers(RandomGenerator random) {
    this.random = random;
  }

  /** A malformed answer in place of a valid one. */
  public ApiResponse instead(ApiResponse good) throws TransportException {
    byte[] body = good.body().array();
    return switch (random.nextInt(9)) {
      case 0 -> with(good, Arrays.copyOf(body, random.nextInt(body.length + 1)));
      case 1 -> with(good, concat(body, junk()));
      case 2 -> with(good, flipped(body));
      case 3 -> new ApiResponse(one(STATUSES), headers(good), junk());
      case 4 -> new ApiResponse(good.status(), headers(good), body);
      case 5 -> with(good, utf8("{\"ok\":1,\"result\":" + one(RESULTS) + "}"));
      case 6 -> with(good, envelope(plain(body)));
      case 7 -> with(good, gzip(plain(body), random.nextInt(3)));
      default -> throw new TransportException(Reached.PERHAPS_THE_TENANT, "gone");
    };
  }

  /** Any bytes, most of them similar to a page. */
  public byte[] anything(byte[] page) {
    byte[] bytes = page.clone();
    for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> concat(Arrays.copyOf(bytes, at), junk());
            case 2 ->
                concat(
                    concat(Arrays.copyOf(bytes, at), utf8(one(VALUES))),
                    Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
              bytes[at] = (byte) random.nextInt();
              yield bytes;
            }
          };
    }
    return random.nextBoolean() ? bytes : gzip(bytes, random.nextInt(3));
  }

  private static ApiResponse with(ApiResponse good, byte[] body) {
    return new ApiResponse(good.status(), good.headers(), body);
  }

  private ApiHeaders headers(ApiResponse good) {
    Map<String, String> headers = new HashMap<>();
    good.headers().first("Content-Type").ifPresent(type -> headers.put("Content-Type", type));
    for (int i = random.nextInt(4); i > 0; i--) {
      headers.put(one(HEADERS), one(HEADER_VALUES));
    }
    return ApiHeaders.of(headers);
  }

  /** The checksum shows it; without one the last byte is cut off, and the syntax shows it. */
  private byte[] flipped(byte[] body) {
    if (body.length < 20 || body[0] != 0x1f) {
      return Arrays.copyOf(body, Math.max(0, body.length - 1));
    }
    byte[] flipped = body.clone();
    flipped[10 + random.nextInt(body.length - 18)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  /** The records are unchanged; the text around them is changed. */
  private byte[] envelope(byte[] page) {
    String text = new String(page, StandardCharsets.ISO_8859_1);
    String members = "";
    for (int i = random.nextInt(3); i > 0; i--) {
      members += "," + '"' + one(KEYS) + "\":" + one(VALUES);
    }
    return (text.substring(0, text.lastIndexOf('}')) + members + "}")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Valid gzip, with bytes after it, or in two members. */
  private byte[] gzip(byte[] plain, int how) {
    int half = how == 2 ? plain.length / 2 : plain.length;
    byte[] first = compressed(Arrays.copyOf(plain, half));
    return switch (how) {
      case 0 -> first;
      case 1 -> concat(first, junk());
      default -> concat(first, compressed(Arrays.copyOfRange(plain, half, plain.length)));
    };
  }

  private byte[] junk() {
    byte[] junk = new byte[random.nextInt(40)];
    random.nextBytes(junk);
    return random.nextBoolean() ? junk : utf8("<html><body>" + one(VALUES) + "</body></html>");
  }

  private static byte[] compressed(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] plain(byte[] body) {
    if (body.length < 2 || body[0] != 0x1f) {
      return body;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private int one(int[] values) {
    return values[random.nextInt(values.length)];
  }
}
