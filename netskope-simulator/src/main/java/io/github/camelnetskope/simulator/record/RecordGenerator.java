package io.github.camelnetskope.simulator.record;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The records of one feed by number. The same seed, feed, number and insertion time always give the
 * same bytes. Thread-safe.
 *
 * <p>Alerts are in two feeds: record n of {@code events/alert} and record n/15 of the n%15-th alert
 * feed have the same {@code _id}.
 */
public final class RecordGenerator {

  private static final int VARIANTS = 128;
  private static final int SESSION = 6;
  private static final long LARGEST_EXACT_DOUBLE = 1L << 53;

  private final String feed;
  private final long seed;
  private final int size;
  private final int reemitEvery;
  private final int lateEvery;
  private final long lateSeconds;
  private final Shape shape;
  private final long family;
  private final int alert;
  private final AtomicReferenceArray<@Nullable Template> variants =
      new AtomicReferenceArray<>(2 * VARIANTS);

  /**
   * A generator for one feed.
   *
   * @param feed {@code events/page}, for instance
   * @param seed the seed of the tenant
   * @param size the approximate size of a record, in bytes
   * @param reemitEvery each n-th record has the {@code _id} of the previous one; 0: none
   */
  public RecordGenerator(String feed, long seed, int size, int reemitEvery) {
    this(feed, seed, size, reemitEvery, 0, 0);
  }

  /**
   * The same, with records that come in late.
   *
   * @param lateEvery of each n-th record {@code timestamp} is earlier; 0: of none
   * @param lateSeconds by how much
   */
  public RecordGenerator(
      String feed, long seed, int size, int reemitEvery, int lateEvery, long lateSeconds) {
    this.feed = feed;
    this.seed = Mix.scramble(seed) ^ hash(feed);
    this.alert = feed.startsWith("alerts/") ? Shape.ALERTS.indexOf(feed.substring(7)) : -1;
    this.family = alert < 0 ? this.seed : Mix.scramble(seed) ^ hash("events/alert");
    this.size = size;
    this.reemitEvery = reemitEvery;
    this.lateEvery = lateEvery;
    this.lateSeconds = lateSeconds;
    this.shape = Shape.of(feed);
  }

  /** Appends the record as dataexport hands it out. */
  public void write(long number, long insertionSecond, ByteSink sink) {
    render(number, insertionSecond, sink, false);
  }

  /** Appends the record as API v1 hands it out: with {@code _insertion_epoch_timestamp}. */
  public void writeForV1(long number, long insertionSecond, ByteSink sink) {
    render(number, insertionSecond, sink, true);
  }

  /** The value of {@code timestamp}: up to an hour before the record was inserted, unless late. */
  public long timestamp(long number, long insertionSecond) {
    int dice = Mix.below(100, seed ^ number);
    int latest = dice < 70 ? 6 : dice < 95 ? 300 : 3600;
    boolean late = lateEvery > 0 && number % lateEvery == lateEvery - 1;
    return insertionSecond - Mix.below(latest, seed + number) - (late ? lateSeconds : 0);
  }

  private void render(long number, long insertionSecond, ByteSink sink, boolean withInsertion) {
    long own = seed + 31 * number;
    template(variant(number), withInsertion)
        .render(
            sink,
            (hole, position, out) -> {
              switch (hole) {
                case ID -> id(number, out);
                case TIMESTAMP -> out.decimal(timestamp(number, insertionSecond), 1);
                case INSERTION -> out.decimal(insertionSecond, 1);
                case LONG_ID -> out.decimal(longId(own + position), 1);
                case HUGE_ID -> hugeId(own + position, out);
              }
            });
  }

  /**
   * The variant of a record. The records of one user session are consecutive and similar; {@code
   * events/alert} cycles through the alert types.
   */
  private int variant(long number) {
    int types = Shape.ALERTS.size();
    long session = seed + 31 * (number / SESSION);
    return isAllAlerts()
        ? Mix.below(VARIANTS / types, session) * types + (int) (number % types)
        : Mix.below(VARIANTS, session);
  }

  private boolean isAllAlerts() {
    return feed.equals("events/alert");
  }

  private Template template(int variant, boolean withInsertion) {
    int at = withInsertion ? variant + VARIANTS : variant;
    Template template = variants.get(at);
    if (template == null) {
      template = new TemplateMaker(shapeOf(variant), seed + variant).make(size, withInsertion);
      variants.set(at, template);
    }
    return template;
  }

  /** {@code events/alert} holds alerts of every type. */
  private Shape shapeOf(int variant) {
    if (!isAllAlerts()) {
      return shape;
    }
    Shape alert = Shape.of("alerts/" + Shape.ALERTS.get(variant % Shape.ALERTS.size()));
    return new Shape("alert", alert.type(), "alert", alert.alertType(), shape.id());
  }

  private void id(long number, ByteSink sink) {
    long entity = reemitEvery > 0 && number % reemitEvery == reemitEvery - 1 ? number - 1 : number;
    long bits = Mix.scramble(alert < 0 ? entity : entity * Shape.ALERTS.size() + alert);
    switch (shape.id()) {
      case HEX_24, NONE -> hex24(bits, sink);
      case HEX_64 -> {
        sink.hex16(bits);
        sink.hex16(Mix.scramble(bits ^ seed));
        sink.hex16(Mix.scramble(bits + seed));
        sink.hex16(seed);
      }
      case MIXED -> mixed(entity, bits, sink);
    }
  }

  private void hex24(long bits, ByteSink sink) {
    sink.hex8((int) (family >>> 32));
    sink.hex16(bits);
  }

  private void mixed(long entity, long bits, ByteSink sink) {
    if (entity % 3 == 0) {
      hex24(bits, sink);
    } else if (entity % 3 == 1) {
      sink.hex16(seed);
      sink.hex16(bits);
    } else {
      sink.text(new UUID(seed, bits).toString());
    }
  }

  private static long hash(String text) {
    return Mix.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long longId(long value) {
    long range = Long.MAX_VALUE - LARGEST_EXACT_DOUBLE;
    return LARGEST_EXACT_DOUBLE + 1 + Long.remainderUnsigned(Mix.scramble(value), range);
  }

  /** Twenty digits: more than a signed 64-bit number can hold. */
  private static void hugeId(long value, ByteSink sink) {
    sink.ascii('1');
    sink.decimal(Long.remainderUnsigned(Mix.scramble(value), 8_400_000_000_000_000_000L), 19);
  }
}
