package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedCounts;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedMeters;
import io.github.camelnetskope.health.FeedSnapshot;
import io.github.camelnetskope.health.FeedState;
import io.github.camelnetskope.health.RequestStatus;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;

/** The table of the reference about meters, from those of one feed. */
final class MeterReference {
  private static final FeedSnapshot FEED =
      new FeedSnapshot(
          Instant.EPOCH,
          "acme.goskope.com",
          "events/page",
          "reference",
          FeedState.WAITING,
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          new FeedCounts(
              0,
              0,
              0,
              0,
              Arrays.stream(RequestStatus.values())
                  .collect(Collectors.toMap(status -> status, status -> 0L)),
              0),
          Optional.empty());

  private final Map<String, Meter.Id> meters = new TreeMap<>();

  MeterReference() throws IOException {
    var registry = new SimpleMeterRegistry();
    try (var context = new DefaultCamelContext()) {
      context.getRegistry().bind("metricsRegistry", registry);
      List<Supplier<FeedSnapshot>> feeds = List.of(() -> FEED);
      var never = new FeedHealth.Thresholds(Duration.ZERO, Duration.ZERO, Duration.ZERO);
      FeedMeters.register(context, feeds, feed -> FeedHealth.of(feed, never));
    }
    registry.getMeters().forEach(meter -> meters.put(meter.getId().getName(), meter.getId()));
  }

  /** The names, and those that Micrometer's registry for Prometheus makes of them. */
  Map<String, String> names() {
    Map<String, String> names = new TreeMap<>();
    meters.forEach((name, id) -> names.put(name, inPrometheus(id)));
    return names;
  }

  String table() {
    List<String> rows = meters.values().stream().map(MeterReference::row).toList();
    return MetadataReference.table("3,3,1,3,4", "Meter |In Prometheus |Type |Tags |Value", rows);
  }

  private static String row(Meter.Id id) {
    String tags =
        id.getTags().stream().map(Tag::getKey).sorted().collect(Collectors.joining("`, `"));
    String unit = "seconds".equals(id.getBaseUnit()) ? ", in seconds" : "";
    return "|`"
        + id.getName()
        + "` |`"
        + inPrometheus(id)
        + "` |"
        + id.getType().name().toLowerCase(Locale.ROOT)
        + " |`"
        + tags
        + "` |"
        + id.getDescription()
        + unit;
  }

  private static String inPrometheus(Meter.Id id) {
    String name = id.getName().replace('.', '_');
    String unit = id.getBaseUnit();
    String withUnit = unit == null || name.endsWith(unit) ? name : name + "_" + unit;
    return id.getType() == Meter.Type.COUNTER ? withUnit + "_total" : withUnit;
  }
}
