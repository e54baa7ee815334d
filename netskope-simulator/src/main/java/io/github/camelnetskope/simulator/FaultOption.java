package io.github.camelnetskope.simulator;

/** Reads a fault as it stands on the command line: {@code events/page=slow:1}. */
record FaultOption(String target, Fault fault) {

  static FaultOption parse(String text) {
    String[] sides = text.split("=", 2);
    if (sides.length < 2) {
      throw new IllegalArgumentException(
          "--fault needs a feed and a fault, as events/page=stall, not '" + text + "'");
    }
    return new FaultOption(sides[0], fault(sides[1]));
  }

  private static Fault fault(String text) {
    String[] parts = text.split(":", 2);
    int rate = parts.length < 2 ? 1 : rate(parts[1]);
    return switch (parts[0]) {
      case "stall" -> Fault.stall();
      case "endlessContinue" -> Fault.endlessContinue();
      case "slow" -> Fault.slow(rate);
      case "slowHead" -> Fault.slowHead(rate);
      default ->
          throw new IllegalArgumentException(
              "--fault knows stall, endlessContinue, slow:N and slowHead:N, not '" + text + "'");
    };
  }

  private static int rate(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("Bytes a second are a number from 1, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
