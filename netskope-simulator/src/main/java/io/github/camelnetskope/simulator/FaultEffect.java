package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What a fault does to a good answer. */
sealed interface FaultEffect {

  SimulatorAnswer breaking(SimulatorAnswer whole);

  /** The answer is correct, but its transfer to the client is broken. */
  record End(AnswerEnding ending) implements FaultEffect {
    private static final byte[] NOTHING = {};

    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      // a client may hang for hours: the page is not held for it
      return (ending.isSilent() ? whole.plainBody(NOTHING) : whole).ending(ending);
    }
  }

  /** A completely different answer. */
  record Replace(int status, String contentType, String body) implements FaultEffect {

    private static final Map<Integer, String> MESSAGES =
        Map.of(
            400, "{\"message\":\"Bad request\"}",
            401, "{\"message\":\"Unauthorized\"}",
            403, "{\"message\":\"You cannot consume this service\"}",
            404, "{\"message\":\"no Route matched with those values\"}",
            409, "{\"message\":\"Concurrency conflict\"}",
            429, "{\"message\":\"API rate limit exceeded\"}");

    static Replace status(int code) {
      String message = MESSAGES.get(code);
      return message != null
          ? new Replace(code, "application/json", message)
          : new Replace(code, "text/html", "<html><body>" + code + "</body></html>");
    }

    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      SimulatorAnswer answer =
          whole.status(status).plainBody(body.getBytes(StandardCharsets.UTF_8));
      return contentType.isEmpty() ? answer : answer.header("Content-Type", contentType);
    }
  }

  /** The JSON stops in the middle, the framing is right. */
  record Truncate() implements FaultEffect {
    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      byte[] content = whole.content();
      SimulatorAnswer cut = whole.plainBody(Arrays.copyOf(content, content.length * 2 / 3));
      return whole.isGzip() ? cut.gzipped() : cut;
    }
  }

  /** The compressed stream is broken in the middle, the framing is right. */
  record BreakGzip() implements FaultEffect {
    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      byte[] content = whole.content();
      byte[] broken = Gzip.compress(content, content.length);
      Arrays.fill(broken, broken.length / 2, broken.length, (byte) 0xff);
      return whole.plainBody(broken).header("Content-Encoding", "gzip");
    }
  }

  /** Another {@code result}, without the records. */
  record Result(String field) implements FaultEffect {
    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      String body = "{\"ok\":1" + field + ",\"wait_time\":0,\"timestamp_hwm\":0}";
      return whole.status(200).plainBody(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Content-Length is larger than the body. */
  record WrongLength() implements FaultEffect {
    @Override
    public SimulatorAnswer breaking(SimulatorAnswer whole) {
      return whole.header("Content-Length", Integer.toString(whole.body().length + 1000));
    }
  }
}
