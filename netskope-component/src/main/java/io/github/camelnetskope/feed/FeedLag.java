package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far a feed is behind its tenant. Guarded by {@link FeedStatus}. */
final class FeedLag {
  private @Nullable Instant highWaterMark;
  private @Nullable Moment caughtUpAt;

  /** An answer came. */
  void answered(EventPage page, Step step, Moment now) {
    page.highWaterMark().ifPresent(mark -> highWaterMark = mark);
    if (step == Step.EMPTY && page.operation() instanceof Next) {
      caughtUpAt = now;
    }
  }

  /** Absent before an answer has told. */
  Optional<Duration> at(Moment now, Instant wallTime) {
    return Stream.of(
            Optional.ofNullable(highWaterMark),
            Optional.ofNullable(caughtUpAt).map(moment -> wallTime.plus(now.until(moment))))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .map(mark -> mark.isAfter(wallTime) ? Duration.ZERO : Duration.between(mark, wallTime));
  }
}
