package io.github.camelnetskope.recipes.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelnetskope.recipes.kit.HttpSink;
import io.github.camelnetskope.recipes.kit.Judge;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver that takes each key once, and nothing without a good signature. */
final class Receiver extends HttpSink {
  private static final String SECRET = "shared secret of both";

  private final Map<String, String> batches = new TreeMap<>();

  Receiver() throws IOException {}

  @Override
  public Map<String, String> settings() {
    return Map.of("webhook.url", url() + "/netskope", "webhook.secret", SECRET);
  }

  @Override
  protected Answer take(HttpExchange request, byte[] body) throws Exception {
    String key = request.getRequestHeaders().getFirst("Idempotency-Key");
    String signature = request.getRequestHeaders().getFirst("X-Signature");
    if (key == null || signature == null || !isGood(signature, key, body)) {
      return new Answer(401, "{}");
    }
    batches.putIfAbsent(key, new String(body, UTF_8));
    return new Answer(200, "{}");
  }

  private static boolean isGood(String signature, String key, byte[] body)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    mac.update(key.getBytes(UTF_8));
    mac.update((byte) '.');
    String expected = "sha256=%064x".formatted(new BigInteger(1, mac.doFinal(body)));
    return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  @Override
  public synchronized long count() {
    return batches.values().stream().mapToLong(batch -> batch.lines().count()).sum();
  }

  @Override
  public synchronized void read(Judge judge) {
    batches.forEach(
        (key, batch) -> {
          String[] words = key.split("-", 3);
          batch.lines().forEach(line -> judge.text(words[0] + "/" + words[1], line));
        });
  }
}
