package io.github.camelnetskope.quickstart;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.github.camelnetskope.simulator.LossOracle;
import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** What the simulated tenant says to the files: is each record there, and once? */
final class Verdict {
  private static final String ROW = "%-28s %10s %7s %7s %9s%n";

  private final LossOracle oracle;
  private final Map<String, Long> files;

  private Verdict(LossOracle oracle, Map<String, Long> files) {
    this.oracle = oracle;
    this.files = files;
  }

  static Verdict of(WrittenFiles written, LossOracle oracle) throws IOException {
    written.forEachRecord(oracle::delivered);
    return new Verdict(
        oracle,
        written.pages().stream().collect(groupingBy(written::feed, TreeMap::new, counting())));
  }

  /** Nothing lost, repeated, or altered; and something written. */
  boolean isGood() {
    LossReport all = oracle.report();
    return all.delivered() > 0 && all.lost() == 0 && all.repeated() == 0 && all.unknown() == 0;
  }

  void print(PrintStream out) {
    out.printf(ROW, "feed", "records", "files", "lost", "repeated");
    files.forEach((feed, count) -> print(out, oracle.report(feed), count));
    print(out, oracle.report(), files.values().stream().mapToLong(Long::longValue).sum());
    if (oracle.report().unknown() > 0) {
      out.printf("%,d records are not what the tenant sent%n", oracle.report().unknown());
    }
  }

  private static void print(PrintStream out, LossReport report, long files) {
    out.printf(
        ROW,
        report.feed(),
        "%,d".formatted(report.delivered()),
        files,
        report.lost(),
        report.repeated());
  }
}
