package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The faults to inject: which requests are hit, and by what. Rules apply in the order in which they
 * were added. Thread-safe.
 */
public final class FaultPlan {

  private final InstantSource clock;
  private final List<Rule> rules = new ArrayList<>();
  private Function<SimulatorRequest, Optional<Fault>> hook = request -> Optional.empty();

  FaultPlan(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Begins a rule.
   *
   * @param target a feed ({@code events/page}), a v1 endpoint ({@code v1/alerts}), or {@code *}
   */
  public Rule on(String target) {
    return new Rule(target);
  }

  /** Sets a hook that is called for each request that no rule hits; replaces an earlier hook. */
  public synchronized void hook(Function<SimulatorRequest, Optional<Fault>> campaign) {
    hook = campaign;
  }

  /** Forgets all rules and the hook. */
  public synchronized void clear() {
    rules.clear();
    hook = request -> Optional.empty();
  }

  /** Whether all rules are used up. */
  public synchronized boolean isSpent() {
    rules.removeIf(rule -> rule.isOver(clock.instant()));
    return rules.isEmpty();
  }

  synchronized Optional<Fault> faultFor(Target target, SimulatorRequest request) {
    Instant now = clock.instant();
    for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
      Rule rule = each.next();
      if (rule.isOver(now)) {
        each.remove();
      } else if (rule.matches(target) && rule.strikes(now)) {
        if (rule.isOver(now)) {
          each.remove();
        }
        return rule.fault;
      }
    }
    return hook.apply(request);
  }

  private synchronized void add(Rule rule) {
    rules.add(rule);
  }

  /** A rule that is being built; it takes effect with {@link #inject}. */
  public final class Rule {
    private final String target;
    private String operation = "*";
    private String index = "*";
    private int times = 1;
    private int skip;
    private int every = 1;
    private Duration period = Duration.ZERO;
    private int seen;
    private Instant until = Instant.MIN;
    private Optional<Fault> fault = Optional.empty();

    private Rule(String target) {
      this.target = target;
    }

    /** Only for {@code next}, {@code resend}, {@code head}, {@code tail} or {@code epoch}. */
    public Rule operation(String wanted) {
      operation = wanted;
      return this;
    }

    /** Only for requests with this index. */
    public Rule index(String wanted) {
      index = wanted;
      return this;
    }

    /** For this many requests. Default: 1. */
    public Rule times(int requests) {
      times = requests;
      return this;
    }

    /** For every request until {@link FaultPlan#clear()}. */
    public Rule always() {
      times = Integer.MAX_VALUE;
      return this;
    }

    /** Lets this many requests pass first. */
    public Rule after(int requests) {
      skip = requests;
      return this;
    }

    /** For each n-th request only. */
    public Rule every(int requests) {
      every = requests;
      return this;
    }

    /** A request that is hit begins an outage: during this time all other requests are hit too. */
    public Rule lasting(Duration outage) {
      period = outage;
      return this;
    }

    /** Adds the rule to the plan. */
    public FaultPlan inject(Fault wanted) {
      fault = Optional.of(wanted);
      add(this);
      return FaultPlan.this;
    }

    private boolean strikes(Instant now) {
      if (now.isBefore(until)) {
        return true;
      }
      if (times == 0 || seen++ < skip || (seen - skip) % every != 0) {
        return false;
      }
      times--;
      until = now.plus(period);
      return true;
    }

    private boolean isOver(Instant now) {
      return times == 0 && !now.isBefore(until);
    }

    private boolean matches(Target asked) {
      return (target.equals("*") || target.equals(asked.name()))
          && (operation.equals("*") || operation.equals(asked.operationKind()))
          && (index.equals("*") || index.equals(asked.index()));
    }
  }
}
