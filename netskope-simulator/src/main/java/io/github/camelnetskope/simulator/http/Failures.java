package io.github.camelnetskope.simulator.http;

import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/**
 * Answers and log lines for failures of the simulator itself: too little memory is reported once,
 * in one line; everything else as an error in the log. Thread-safe.
 */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final AtomicBoolean memorySaid = new AtomicBoolean();
  private final PrintStream err;
  private final boolean logs;

  /**
   * Reports in the log, or on {@code System.err} when there is no logging, as on the command line.
   */
  Failures() {
    this(System.err, !(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory));
  }

  Failures(PrintStream err, boolean logs) {
    this.err = err;
    this.logs = logs;
  }

  /** The answer to a request that the simulator has failed on. */
  SimulatorAnswer answer(SimulatorRequest request, Throwable failure) {
    if (!(failure instanceof OutOfMemoryError)) {
      LOG.error("The simulator failed on {} {}", request.method(), request.path(), failure);
      return SimulatorAnswer.of(500, "text/plain", ascii("" + failure));
    }
    String text =
        "The simulator has too little memory (%s, %d MB): start it with a larger -Xmx"
            .formatted(failure.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
    if (memorySaid.compareAndSet(false, true)) {
      say(text + "; requests that need more are answered with 500");
    }
    return SimulatorAnswer.of(500, "text/plain", ascii(text));
  }

  private void say(String line) {
    if (logs) {
      LOG.error("{}", line);
    } else {
      err.println(line);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
