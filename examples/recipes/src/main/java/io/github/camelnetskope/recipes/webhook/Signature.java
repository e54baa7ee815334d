package io.github.camelnetskope.recipes.webhook;

import io.github.camelnetskope.NetskopeConstants;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Signs a batch with a shared secret: HMAC-SHA256 over the key of the batch, a full stop and the
 * body, in the header {@code X-Signature}. The key is the header {@code Idempotency-Key} too: the
 * receiver takes a key once.
 */
public final class Signature implements Processor {
  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, GeneralSecurityException {
    Message batch = exchange.getMessage();
    String feed = batch.getHeader(NetskopeConstants.FEED, "", String.class);
    String page = batch.getHeader(NetskopeConstants.PAGE_KEY, "", String.class);
    String key = feed.replace('/', '-') + "-" + page;
    String secret = exchange.getContext().resolvePropertyPlaceholders("{{webhook.secret}}");
    batch.setHeader("Idempotency-Key", key);
    batch.setHeader("X-Signature", of(secret, key, batch.getMandatoryBody(byte[].class)));
    batch.setHeader(Exchange.CONTENT_TYPE, "application/x-ndjson");
  }

  /** {@code sha256=} and 64 hexadecimal digits. */
  static String of(String secret, String key, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((key + ".").getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }
}
