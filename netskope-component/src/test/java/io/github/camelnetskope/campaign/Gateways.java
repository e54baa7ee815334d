package io.github.camelnetskope.campaign;

import io.github.camelnetskope.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The gateways between a tenant and its clients, drawn from a trial's seed: they answer by
 * themselves for a time, before or after the tenant, and carry out late the requests they gave up.
 */
public final class Gateways {
  private static final String JSON = "application/json";
  private static final List<Supplier<Fault>> ANSWERS =
      List.of(
          Fault::emptyBody,
          Fault::noContent,
          () -> Fault.status(200, JSON, "{\"ok\":1}"),
          () -> Fault.status(200, JSON, "{\"ok\":1,\"wait_time\":1}"),
          Fault::resultNull,
          () -> Fault.status(200, JSON, "{\"ok\":1,\"data\":[{\"_id\":\"x\"}]}"),
          Fault::html,
          () -> Fault.status(400, "", ""),
          () -> Fault.status(400, "text/html", "<html>no</html>"),
          () -> Fault.status(403, "", ""),
          () -> Fault.status(404, "", ""),
          () -> Fault.status(407, "", ""),
          () -> Fault.status(408, "", ""),
          () -> Fault.status(410, "", ""),
          () -> Fault.status(429, "", ""),
          () -> Fault.status(502),
          () -> Fault.status(503),
          Fault::dropBeforeAnswer);
  private static final List<Supplier<Fault>> GIVEN_UP =
      List.of(
          Fault::stall,
          Fault::dropBeforeAnswer,
          () -> Fault.cutBody(10),
          Fault::html,
          () -> Fault.status(408, "", ""),
          () -> Fault.status(500),
          () -> Fault.status(502),
          () -> Fault.status(503),
          () -> Fault.status(504));

  /** Which requests in an outage reach the tenant. */
  private enum Place {
    BEFORE_THE_TENANT,
    BEFORE_IT_BUT_FOR_THE_FIRST,
    BEHIND_IT
  }

  private final Random random;
  private final InstantSource clock;
  private final double outages;
  private final double late;
  private Supplier<Fault> answer = Fault::none;
  private Place place = Place.BEHIND_IT;
  private Instant until = Instant.MIN;

  /** Gateways of one trial. */
  public Gateways(Random random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
    this.outages = random.nextInt(4) * 0.05;
    this.late = random.nextInt(4) * 0.08;
  }

  /** Each answer in the place of the tenant's, once it has moved; each way to carry out later. */
  static List<Fault> kinds() {
    return Stream.concat(
            ANSWERS.stream().map(answer -> answer.get().afterAdvance()),
            GIVEN_UP.stream().map(end -> end.get().late(Duration.ofSeconds(3))))
        .toList();
  }

  /** The fault of a request. */
  public Optional<Fault> fault() {
    if (clock.instant().isBefore(until)) {
      return Optional.of(moving(place == Place.BEHIND_IT));
    }
    if (random.nextDouble() < late) {
      return Optional.of(one(GIVEN_UP).get().late(someTime()));
    }
    if (random.nextDouble() < outages) {
      answer = one(ANSWERS);
      place = Place.values()[random.nextInt(Place.values().length)];
      until = clock.instant().plus(someTime());
      return Optional.of(moving(place != Place.BEFORE_THE_TENANT));
    }
    return Optional.empty();
  }

  private Fault moving(boolean moves) {
    return moves ? answer.get().afterAdvance() : answer.get().beforeAdvance();
  }

  /** From 0.1 to 300 s; short ones as often as long ones. */
  private Duration someTime() {
    return Duration.ofMillis((long) (100 * Math.pow(3000, random.nextDouble())));
  }

  private <V> V one(List<V> values) {
    return values.get(random.nextInt(values.size()));
  }
}
