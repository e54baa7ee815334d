package io.github.camelnetskope.client.http;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deadlines of one exchange: one for the step it is in, one for all of it. Thread-safe. */
final class ExchangeTimes {
  private final ScheduledExecutorService timer;
  private final TransportSettings settings;
  private final Consumer<String> late;
  private boolean over;
  private @Nullable Deadline step;
  private @Nullable Deadline whole;

  /**
   * The deadlines of an exchange that has not begun.
   *
   * @param late called with the option that was exceeded; at most once
   */
  ExchangeTimes(ScheduledExecutorService timer, TransportSettings settings, Consumer<String> late) {
    this.timer = timer;
    this.settings = settings;
    this.late = late;
  }

  /** The wait for a free connection begins. */
  synchronized void leasing() {
    step = next("responseTimeout", settings.responseTimeout(), ", no free connection");
  }

  /** A connection is about to be opened. */
  synchronized void connecting() {
    step = next("connectTimeout", settings.connectTimeout(), "");
    startWhole();
  }

  /** The connection is ready. */
  synchronized void ready() {
    stop(step);
    step = null;
    startWhole();
  }

  /** The exchange is over. */
  synchronized void over() {
    over = true;
    stop(step);
    stop(whole);
  }

  private @Nullable Deadline next(String option, Duration time, String addition) {
    stop(step);
    return start(option, time, addition);
  }

  private void startWhole() {
    if (whole == null) {
      whole = start("answerTimeout", settings.answerTimeout(), "");
    }
  }

  private @Nullable Deadline start(String option, Duration time, String addition) {
    String text = Deadline.text(option, time) + " exceeded" + addition;
    return over ? null : Deadline.start(timer, time, () -> late.accept(text));
  }

  private static void stop(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadline.cancel();
    }
  }
}
