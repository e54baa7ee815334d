package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.AnswerEnding;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Writes one answer, or as much of it as its ending allows.
 *
 * <p>The request has to be released before the last byte is sent: a client that has read it may
 * send the next request at once, and must not get a 409 for its own request.
 */
final class AnswerWriter {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int SLICES_A_SECOND = 50;
  private static final Duration CONTINUES_APART = Duration.ofMillis(100);
  private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
  private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          204, "No Content",
          302, "Found",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          409, "Conflict",
          429, "Too Many Requests",
          503, "Service Unavailable");

  private final OutputStream out;
  private final Framing framing;
  private final Patience patience;

  AnswerWriter(OutputStream out, Framing framing, Patience patience) {
    this.out = out;
    this.framing = framing;
    this.patience = patience;
  }

  /** Waits on behalf of slow answers. */
  interface Patience {
    void await(Duration duration) throws IOException;
  }

  /**
   * Writes the answer.
   *
   * @param release called once, before the client can know that the answer is over
   * @return whether the connection can be used for another request
   */
  boolean write(SimulatorAnswer answer, boolean keepAlive, Runnable release) throws IOException {
    if (answer.ending() instanceof AnswerEnding.EndlessContinue) {
      return continues();
    }
    int limit = limit(answer);
    if (limit < 0) {
      return false;
    }
    boolean bodyless = answer.status() == 204 || answer.status() == 304;
    boolean chunked = !bodyless && isChunked(answer);
    if (bodyless || answer.body().length == 0) {
      release.run();
    }
    byte[] head = head(answer, keepAlive, chunked, bodyless);
    if (answer.ending() instanceof AnswerEnding.TrickledHead trickle) {
      slowly(head, head.length, trickle.bytesPerSecond());
    } else {
      out.write(head);
    }
    if (!bodyless) {
      body(answer, chunked, limit, release);
    }
    if (answer.ending() instanceof AnswerEnding.Twice && !bodyless) {
      out.write(head);
      body(answer, chunked, limit, () -> {});
    }
    out.flush();
    return keepAlive
        && answer.ending().arrivesWhole()
        && answer.headerValue("Content-Length").isEmpty();
  }

  /** How many bytes of the body are sent; -1: not even the status line. */
  private static int limit(SimulatorAnswer answer) {
    AnswerEnding ending = answer.ending();
    if (ending instanceof AnswerEnding.DroppedBeforeStatus) {
      return -1;
    }
    if (ending instanceof AnswerEnding.CutAfter cut) {
      return Math.min(cut.bytes(), answer.body().length);
    }
    if (ending instanceof AnswerEnding.StalledAfter stalled) {
      return Math.min(stalled.bytes(), answer.body().length);
    }
    return answer.body().length;
  }

  private void body(SimulatorAnswer answer, boolean chunked, int limit, Runnable release)
      throws IOException {
    byte[] body = answer.body();
    boolean whole = answer.ending().arrivesWhole();
    if (chunked && body.length > 0) {
      out.write(ascii(Integer.toHexString(body.length) + "\r\n"));
    }
    int held = whole && !chunked && limit > 0 ? 1 : 0;
    bytes(answer, limit - held);
    if (!whole) {
      return;
    }
    release.run();
    out.write(body, limit - held, held);
    if (chunked) {
      out.write(body.length > 0 ? ascii("\r\n") : new byte[0]);
      out.write(LAST_CHUNK);
    }
  }

  private void bytes(SimulatorAnswer answer, int count) throws IOException {
    if (answer.ending() instanceof AnswerEnding.Trickle trickle) {
      slowly(answer.body(), count, trickle.bytesPerSecond());
    } else {
      out.write(answer.body(), 0, count);
    }
  }

  private void slowly(byte[] bytes, int count, int perSecond) throws IOException {
    int slices = Math.max(1, Math.min(SLICES_A_SECOND, perSecond));
    int slice = Math.max(1, perSecond / slices);
    for (int at = 0; at < count; at += slice) {
      out.write(bytes, at, Math.min(slice, count - at));
      out.flush();
      patience.await(SECOND.dividedBy(slices));
    }
  }

  /** Ends when the client closes the connection, since writing fails then. */
  private boolean continues() throws IOException {
    while (true) {
      out.write(CONTINUE);
      out.flush();
      patience.await(CONTINUES_APART);
    }
  }

  private boolean isChunked(SimulatorAnswer answer) {
    if (answer.headerValue("Content-Length").isPresent()) {
      return false;
    }
    return switch (framing) {
      case CHUNKED -> true;
      case CONTENT_LENGTH -> false;
      case AS_TENANTS_DO -> answer.isGzip();
    };
  }

  private static byte[] head(
      SimulatorAnswer answer, boolean keepAlive, boolean chunked, boolean bodyless) {
    StringBuilder head = new StringBuilder(400).append("HTTP/1.1 ").append(answer.status());
    head.append(' ').append(REASONS.getOrDefault(answer.status(), "Status")).append("\r\n");
    answer.headers().forEach((name, value) -> field(head, name, value));
    if (chunked) {
      field(head, "Transfer-Encoding", "chunked");
    } else if (!bodyless && answer.headerValue("Content-Length").isEmpty()) {
      field(head, "Content-Length", Integer.toString(answer.body().length));
    }
    field(head, "Connection", keepAlive ? "keep-alive" : "close");
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
