package io.github.camelnetskope.quickstart;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.camelnetskope.quickstart.Backfill.Span;
import io.github.camelnetskope.simulator.Feeds;
import io.github.camelnetskope.simulator.LossOracle;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the simulated tenant says to the files: is each record there, and once? */
final class Verdict {
  private static final String ROW = "%-28s %10s %7s %7s %9s%n";

  private final LossOracle oracle;
  private final Map<String, Long> files;
  private final Map<String, Long> lost;

  private Verdict(LossOracle oracle, Map<String, Long> files, Map<String, Long> lost) {
    this.oracle = oracle;
    this.files = files;
    this.lost = lost;
  }

  /** Of what the tenant has handed out. */
  static Verdict of(WrittenFiles written, SimulatedTenant tenant) throws IOException {
    return of(written, tenant, tenant.oracle()::lostNumbers);
  }

  /**
   * Of all that a history holds, also of what no cursor has come by. What came in behind its end
   * may be there or not.
   */
  static Verdict ofHistory(WrittenFiles written, SimulatedTenant tenant, Span history)
      throws IOException {
    return of(written, tenant, feed -> missing(tenant, feed, history));
  }

  private static List<Long> missing(SimulatedTenant tenant, String feed, Span history) {
    return tenant.oracle().notDelivered(feed).stream()
        .filter(number -> history.holds(tenant.feed(feed).insertionSecond(number)))
        .toList();
  }

  private static Verdict of(
      WrittenFiles written, SimulatedTenant tenant, Function<String, List<Long>> lost)
      throws IOException {
    written.forEachRecord(tenant.oracle()::delivered);
    return new Verdict(
        tenant.oracle(),
        written.pages().stream().collect(groupingBy(written::feed, TreeMap::new, counting())),
        Feeds.ALL.stream().collect(toMap(feed -> feed, feed -> (long) lost.apply(feed).size())));
  }

  /** Nothing lost, repeated, or altered; and something written. */
  boolean isGood() {
    LossReport all = oracle.report();
    return all.delivered() > 0 && lost() == 0 && all.repeated() == 0 && all.unknown() == 0;
  }

  private long lost() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  void print(PrintStream out) {
    out.printf(ROW, "feed", "records", "files", "lost", "repeated");
    Set<String> rows = new TreeSet<>(files.keySet());
    lost.forEach((feed, number) -> rows.addAll(number > 0 ? Set.of(feed) : Set.of()));
    rows.forEach(
        feed ->
            print(
                out,
                oracle.report(feed),
                files.getOrDefault(feed, 0L),
                lost.getOrDefault(feed, 0L)));
    print(out, oracle.report(), files.values().stream().mapToLong(Long::longValue).sum(), lost());
    if (oracle.report().unknown() > 0) {
      out.printf("%,d records are not what the tenant sent%n", oracle.report().unknown());
    }
  }

  private static void print(PrintStream out, LossReport report, long files, long lost) {
    out.printf(
        ROW, report.feed(), "%,d".formatted(report.delivered()), files, lost, report.repeated());
  }
}
