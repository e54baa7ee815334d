package io.github.camelnetskope;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;

/**
 * Adds everything that is logged to a list: thread, message, and each exception with its causes.
 */
final class SaidLines extends AppenderBase<ILoggingEvent> {
  private final List<String> said;

  /**
   * Not started yet.
   *
   * @param said a thread-safe list
   */
  SaidLines(List<String> said) {
    this.said = said;
  }

  @Override
  protected void append(ILoggingEvent event) {
    said.add(event.getThreadName() + " " + event.getFormattedMessage());
    for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      said.add(e.getClassName() + " " + e.getMessage());
    }
  }
}
