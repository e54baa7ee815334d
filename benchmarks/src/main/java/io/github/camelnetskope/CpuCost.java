package io.github.camelnetskope;

import io.github.camelnetskope.DeliveryBenchmark.Page;
import io.github.camelnetskope.DeliveryBenchmark.Running;
import io.github.camelnetskope.benchmarks.SamplePage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The benchmarks of {@link DeliveryBenchmark} in CPU time of their thread, interleaved: their
 * ratios hold on a machine that does something else too.
 */
public final class CpuCost {
  private static final int WARM_UP = 10;
  private static final int ROUNDS = 9;
  private static final int PAGES = 2;

  private CpuCost() {}

  /** Prints microseconds of CPU a record, and the ratio to the limit. */
  public static void main(String[] kinds) throws Exception {
    var page = new Page();
    var benchmark = new DeliveryBenchmark();
    Map<String, Callable<Integer>> all = new LinkedHashMap<>();
    all.put("gunzip + tokens", () -> benchmark.gunzipAndTokensAlone(page));
    for (String kind : kinds) {
      var running = new Running();
      running.kind = kind;
      running.start(page);
      all.put(kind, () -> benchmark.component(running, page));
    }
    for (Callable<Integer> one : all.values()) {
      for (int i = 0; i < WARM_UP; i++) {
        one.call();
      }
    }
    Map<String, double[]> costs = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var one : all.entrySet()) {
        costs.computeIfAbsent(one.getKey(), key -> new double[ROUNDS])[round] =
            cost(one.getValue());
      }
    }
    double limit = median(costs.getOrDefault("gunzip + tokens", new double[1]));
    costs.forEach(
        (name, values) ->
            System.out.printf(
                "%-16s %6.2f us CPU a record, %3.0f %% of the limit's speed%n",
                name, median(values), 100 * limit / median(values)));
    System.exit(0);
  }

  private static double cost(Callable<Integer> benchmark) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadCpuTime();
    for (int i = 0; i < PAGES; i++) {
      benchmark.call();
    }
    long nanos = thread.getCurrentThreadCpuTime() - before;
    return nanos / 1e3 / PAGES / SamplePage.RECORDS;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
