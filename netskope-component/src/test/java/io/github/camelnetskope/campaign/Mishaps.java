package io.github.camelnetskope.campaign;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The faults of a trial, drawn from its seed. */
public final class Mishaps {
  private static final List<Supplier<Fault>> EITHER =
      List.of(
          Fault::dropBeforeAnswer,
          () -> Fault.cutBody(10),
          Fault::truncatedJson,
          Fault::badGzip,
          Fault::html,
          Fault::okZero,
          Fault::emptyBody,
          Fault::noContent,
          Fault::stall,
          () -> Fault.stallAfter(5),
          Fault::wrongLength,
          () -> Fault.status(500),
          () -> Fault.status(502),
          () -> Fault.status(503),
          () -> Fault.status(504),
          Fault::resultNull,
          Fault::resultMissing,
          Fault::resultText);
  private static final List<Supplier<Fault>> REFUSALS =
      List.of(
          () -> Fault.status(400),
          () -> Fault.status(401),
          () -> Fault.status(403),
          () -> Fault.status(404),
          () -> Fault.status(409),
          () -> Fault.status(429).withHeader("Retry-After", "3"));

  private final Random random;
  private final double requests;
  public final double route;
  public final double kills;
  public final double stops;
  public final double saves;
  public final double doubles;
  public final double wallClock;
  public final int roadMillis;
  private final @Nullable Gateways gateways;
  private boolean over;

  /** Without gateways. */
  public Mishaps(Random random, boolean killing) {
    this(random, killing, null);
  }

  /**
   * The faults of one trial.
   *
   * @param gateways the gateways of the trial; absent when there are none
   */
  public Mishaps(Random random, boolean killing, @Nullable Gateways gateways) {
    this.random = random;
    this.gateways = gateways;
    this.requests = pick(0, 0.1, 0.3, 0.6);
    this.route = pick(0, 0.02, 0.1);
    this.kills = killing ? pick(0.005, 0.02, 0.05) : 0;
    this.stops = pick(0, 0.02, 0.1);
    this.saves = killing ? pick(0, 0, 0.05) : 0;
    this.doubles = gateways == null ? 0 : pick(0, 0, 0.05);
    this.wallClock = gateways == null ? 0 : pick(0, 0.05);
    this.roadMillis = gateways == null ? 0 : (int) pick(0, 200, 3000);
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  /** From now on there are no faults. */
  public void over() {
    over = true;
  }

  public boolean strikes(double probability) {
    return !over && random.nextDouble() < probability;
  }

  public Optional<Fault> fault(SimulatorRequest request) {
    Optional<Fault> between = gateways == null || over ? Optional.empty() : gateways.fault();
    if (between.isPresent() || !strikes(requests)) {
      return between;
    }
    if (random.nextInt(4) == 0) {
      return Optional.of(REFUSALS.get(random.nextInt(REFUSALS.size())).get().beforeAdvance());
    }
    Fault fault = EITHER.get(random.nextInt(EITHER.size())).get();
    return Optional.of(random.nextBoolean() ? fault.beforeAdvance() : fault.afterAdvance());
  }
}
