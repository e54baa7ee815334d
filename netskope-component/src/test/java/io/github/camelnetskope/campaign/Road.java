package io.github.camelnetskope.campaign;

import io.github.camelnetskope.simulator.SimulatorAnswer;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way of one process's requests to the tenant and back: it takes time, and an answer may come
 * twice on a kept connection, the second time to the request behind it.
 */
public class Road {
  /** A network without delay and faults. */
  public static final Road NONE = new Road();

  private Road() {}

  /** One request that has reached the tenant. */
  @FunctionalInterface
  interface Trip {
    /** The answer that the client gets instead of the tenant's. */
    SimulatorAnswer answered(SimulatorAnswer answer);
  }

  /** The process that uses it. */
  String process() {
    return "";
  }

  /** How long the request takes. */
  Duration there() {
    return Duration.ZERO;
  }

  /** How long the answer takes. */
  Duration back() {
    return Duration.ZERO;
  }

  void arriving() {}

  Trip arrived(SimulatorRequest request) {
    UnaryOperator<SimulatorAnswer> unchanged = UnaryOperator.identity();
    return unchanged::apply;
  }

  /**
   * A network whose requests are reported to the schedule.
   *
   * @param millis the longest delay in one direction
   * @param doubles whether the previous answer comes again now
   */
  public static Road observed(
      Schedule schedule, MortalStore process, Random random, int millis, BooleanSupplier doubles) {
    return new Observed(schedule, process, random, millis, doubles);
  }

  private static final class Observed extends Road {
    private final Schedule schedule;
    private final MortalStore process;
    private final Random random;
    private final int millis;
    private final BooleanSupplier doubles;
    private final String number;
    private @Nullable SimulatorAnswer before;

    private Observed(
        Schedule schedule,
        MortalStore process,
        Random random,
        int millis,
        BooleanSupplier doubles) {
      this.schedule = schedule;
      this.process = process;
      this.random = random;
      this.millis = millis;
      this.doubles = doubles;
      this.number = schedule.process();
    }

    @Override
    String process() {
      return number;
    }

    @Override
    Duration there() {
      return someTime();
    }

    @Override
    Duration back() {
      return someTime();
    }

    private Duration someTime() {
      return millis == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(millis));
    }

    @Override
    void arriving() {
      schedule.arriving();
    }

    @Override
    Trip arrived(SimulatorRequest request) {
      var taken = schedule.taken();
      String operation = request.parameter("operation").orElse("");
      return answer -> {
        if (taken.isEmpty()) {
          return answer;
        }
        SimulatorAnswer twice = before;
        boolean hidden =
            twice != null
                && operation.equals("next")
                && taken.get().isEmpty()
                && doubles.getAsBoolean();
        schedule.answered(operation, taken.get(), answer, !process.isDead(), hidden);
        before = taken.get().isEmpty() && answer.text().contains("[{") ? answer : null;
        return hidden ? twice : answer;
      };
    }
  }
}
