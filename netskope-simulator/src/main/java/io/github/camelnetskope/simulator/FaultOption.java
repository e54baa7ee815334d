package io.github.camelnetskope.simulator;

import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Reads a fault from the command line: {@code events/page=slow:1}, or {@code
 * events/page=status:404,after,on:next,every:20,for:10s}.
 *
 * @param target the feed, or {@code *}
 * @param text the fault and its limits
 */
record FaultOption(String target, String text) implements Consumer<FaultPlan> {

  private static final int LEAST_STATUS = 200;
  private static final int MOST_STATUS = 599;

  static FaultOption parse(String option) {
    String[] sides = option.split("=", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException(
          "--fault needs a feed and a fault, as events/page=stall, not '" + option + "'");
    }
    String target = new OptionValue("--fault", sides[0]).target();
    FaultOption parsed = new FaultOption(target, sides[1]);
    parsed.accept(new FaultPlan(InstantSource.system())); // a mistake shows at once
    return parsed;
  }

  /** Puts the fault into a plan. */
  @Override
  public void accept(FaultPlan plan) {
    String[] words = text.split(",", -1);
    Fault fault = fault(words[0]);
    FaultPlan.Rule rule = plan.on(target).always();
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "before" -> fault = fault.beforeAdvance();
        case "after" -> fault = fault.afterAdvance();
        default -> limit(rule, words[i]);
      }
    }
    rule.inject(fault);
  }

  private static void limit(FaultPlan.Rule rule, String word) {
    String[] parts = word.split(":", 2);
    String value = parts[parts.length - 1];
    switch (parts[0]) {
      case "on" -> rule.operation(value);
      case "every" -> rule.every(number(value));
      case "for" -> rule.lasting(Latency.duration(value));
      default ->
          throw new IllegalArgumentException(
              "After a fault come before, after, on:OPERATION, every:N and for:D, not '"
                  + word
                  + "'");
    }
  }

  private static Fault fault(String text) {
    String[] parts = text.split(":", 2);
    String value = parts.length < 2 ? "1" : parts[1];
    return switch (parts[0]) {
      case "stall" -> Fault.stall();
      case "endlessContinue" -> Fault.endlessContinue();
      case "slow" -> Fault.slow(number(value));
      case "slowHead" -> Fault.slowHead(number(value));
      case "drop" -> Fault.dropAfterAdvance();
      case "twice" -> Fault.twice();
      case "late" -> Fault.status(504).late(Latency.duration(value));
      case "status" -> Fault.status(status(value), "", "");
      case "html" -> Fault.html();
      case "noContent" -> Fault.noContent();
      case "emptyBody" -> Fault.emptyBody();
      case "resultNull" -> Fault.resultNull();
      case "resultMissing" -> Fault.resultMissing();
      default ->
          throw new IllegalArgumentException(
              "--fault needs a fault that --help names, not '" + text + "'");
    };
  }

  private static int status(String text) {
    int status = number(text);
    if (status < LEAST_STATUS || status > MOST_STATUS) {
      throw new IllegalArgumentException(
          "The fault status needs a number from 200 to 599, as status:404, not '" + text + "'");
    }
    return status;
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("A fault needs a number from 1, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
