package io.github.camelnetskope.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * Meters that read a feed's snapshot when they are scraped; between two scrapes they cost nothing.
 * The only class that uses Micrometer.
 */
final class NetskopeMeters implements FeedMeters {
  /** The name of Camel's own meter registry. */
  private static final String CAMELS = "metricsRegistry";

  private static final double MILLIS = 1000;

  private final MeterRegistry registry;

  /** Keeps the suppliers alive: a meter holds only a weak reference to what it reads. */
  private final List<Supplier<FeedSnapshot>> feeds;

  private final List<Meter> meters = new ArrayList<>();

  private NetskopeMeters(MeterRegistry registry, List<Supplier<FeedSnapshot>> feeds) {
    this.registry = registry;
    this.feeds = feeds;
  }

  static FeedMeters register(
      CamelContext context,
      List<Supplier<FeedSnapshot>> feeds,
      Function<FeedSnapshot, FeedHealth> judge) {
    return registry(context)
        .<FeedMeters>map(
            registry -> {
              var meters = new NetskopeMeters(registry, feeds);
              meters.addAll(judge);
              return meters;
            })
        .orElse(NONE);
  }

  private static Optional<MeterRegistry> registry(CamelContext context) {
    MeterRegistry camels = context.getRegistry().lookupByNameAndType(CAMELS, MeterRegistry.class);
    return camels != null
        ? Optional.of(camels)
        : Optional.ofNullable(CamelContextHelper.findSingleByType(context, MeterRegistry.class));
  }

  private void addAll(Function<FeedSnapshot, FeedHealth> judge) {
    feeds.forEach(feed -> add(feed, judge));
  }

  private void add(Supplier<FeedSnapshot> feed, Function<FeedSnapshot, FeedHealth> judge) {
    Tags tags = tags(feed.get());
    count(feed, tags, "records", "records", "Records delivered", c -> c.records());
    count(
        feed,
        tags,
        "duplicates",
        null,
        "Records left out, as another feed has delivered them",
        c -> c.duplicates());
    count(feed, tags, "bytes", "bytes", "JSON bytes received, unpacked", c -> c.bytes());
    count(feed, tags, "pages", "pages", "Pages with records received", c -> c.pages());
    for (RequestStatus status : RequestStatus.values()) {
      Tags one = tags.and("status", status.label());
      count(feed, one, "requests", "requests", "Requests", c -> c.requests().get(status));
    }
    gauge(feed, tags, "in.flight", null, "Exchanges in the route", s -> s.counts().inFlight());
    gauge(
        feed,
        tags,
        "wait",
        "seconds",
        "Time until the next request",
        s -> seconds(s.untilNextRequest()));
    gauge(
        feed,
        tags,
        "lag",
        "seconds",
        "How far the feed is behind the tenant",
        s -> s.lag().map(NetskopeMeters::seconds).orElse(Double.NaN));
    gauge(
        feed,
        tags,
        "problem",
        null,
        "0, or the number of the FeedProblem that makes it unhealthy",
        s -> judge.apply(s).reason().map(FeedProblem::number).orElse(0));
    gauge(
        feed,
        tags,
        "done",
        null,
        "1 when the feed is DONE, else 0",
        s -> s.state() == FeedState.DONE ? 1 : 0);
    gauge(
        feed,
        tags,
        "slice.read",
        "ratio",
        "Share of its slice of the history that has been read",
        s -> s.slice().map(FeedSlice::share).orElse(Double.NaN));
  }

  private static Tags tags(FeedSnapshot feed) {
    return Tags.of("tenant", feed.tenant(), "feed", feed.feed(), "index", feed.index());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }

  private void count(
      Supplier<FeedSnapshot> feed,
      Tags tags,
      String name,
      @Nullable String unit,
      String text,
      ToDoubleFunction<FeedCounts> value) {
    meters.add(
        FunctionCounter.builder(
                "netskope." + name, feed, f -> value.applyAsDouble(f.get().counts()))
            .tags(tags)
            .baseUnit(unit)
            .description(text)
            .register(registry));
  }

  private void gauge(
      Supplier<FeedSnapshot> feed,
      Tags tags,
      String name,
      @Nullable String unit,
      String text,
      ToDoubleFunction<FeedSnapshot> value) {
    meters.add(
        Gauge.builder("netskope." + name, feed, f -> value.applyAsDouble(f.get()))
            .tags(tags)
            .baseUnit(unit)
            .description(text)
            .register(registry));
  }

  @Override
  public void remove() {
    meters.forEach(registry::remove);
    meters.clear();
  }
}
