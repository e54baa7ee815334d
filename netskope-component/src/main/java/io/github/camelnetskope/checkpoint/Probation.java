package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.Moment;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time after a cursor was taken over in REQUESTED and found unmoved. The owner before may have
 * died without sending its {@code next}, or that may be under way still: it would hand out a page
 * that nobody receives, which the next {@code next} would lose. So each {@code next} is preceded by
 * a {@code resend} that is compared, until the stray page was seen or the period is over.
 */
final class Probation {
  /** Longer than an operating system goes on sending for a process that has died. */
  static final Duration PERIOD = Duration.ofMinutes(5);

  private final Duration period;
  private boolean suspected;
  private boolean compared;
  private @Nullable Moment until;

  Probation(Duration period) {
    this.period = period;
  }

  /** A cursor was taken over. */
  void takenOver(@Nullable Checkpoint found) {
    suspected =
        found instanceof Checkpoint.Requested requested && requested.operation() instanceof Next;
    until = null;
  }

  /** An answer brought nothing new. If it was to a {@code resend}, {@code next} is safe now. */
  void nothingNew(Optional<EventPage> page, Moment now) {
    if (page.map(EventPage::operation).filter(Next.class::isInstance).isPresent()) {
      return;
    }
    if (suspected) {
      suspected = false;
      until = now.plus(period);
    }
    compared = true;
  }

  /** A page came. If it was to a {@code resend}, it is the late one: none else is under way. */
  void received(EventPage page) {
    if (page.operation() instanceof Resend) {
      suspected = false;
      until = null;
    }
  }

  /** A {@code next} leaves. */
  void asked() {
    compared = false;
  }

  /** Whether {@code next} has to wait for a {@code resend}. */
  boolean wantsResend(Moment now) {
    return !compared && until != null && now.isBefore(until);
  }
}
