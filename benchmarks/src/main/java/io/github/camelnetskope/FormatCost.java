package io.github.camelnetskope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import io.github.camelnetskope.simulator.Feeds;
import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.RecordGenerator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What a record of 2.1 kB costs in each format, in CPU time of its thread beside Jackson's tokens
 * alone, interleaved: the ratios hold on a machine that does something else too.
 */
public final class FormatCost {
  private static final int RECORDS = 42;
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 15;
  private static final long SECOND = 1_764_000_000L;

  private FormatCost() {}

  /** Prints microseconds of CPU a record, records a second of one core, and the ratio. */
  public static void main(String[] arguments) throws Exception {
    String batch = batch();
    int records = RECORDS * Feeds.ALL.size();
    Map<String, Callable<Integer>> all = new LinkedHashMap<>();
    all.put("tokens alone", () -> tokens(batch));
    for (String name : new String[] {"ocsf", "ecs", "cef"}) {
      RecordFormat format = RecordFormat.load(name);
      all.put("netskope:" + name, () -> format.format(batch, null).length());
    }
    Map<String, double[]> costs = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (var one : all.entrySet()) {
        double cost = cost(one.getValue()) / records;
        if (round >= 0) {
          costs.computeIfAbsent(one.getKey(), key -> new double[ROUNDS])[round] = cost;
        }
      }
    }
    double limit = median(costs.getOrDefault("tokens alone", new double[1]));
    costs.forEach(
        (name, values) ->
            System.out.printf(
                "%-14s %6.2f us CPU a record, %,9.0f records/s a core, %.1f times tokens alone%n",
                name, median(values), 1e6 / median(values), median(values) / limit));
  }

  /** Records of all feeds, one a line. */
  private static String batch() {
    StringBuilder lines = new StringBuilder();
    for (String feed : Feeds.ALL) {
      RecordGenerator generator = new RecordGenerator(feed, 7, 2100, 0);
      for (int i = 0; i < RECORDS; i++) {
        ByteSink sink = new ByteSink(4096);
        generator.write(6L * i, SECOND + i, sink);
        lines.append(new String(sink.toBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return lines.toString();
  }

  private static int tokens(String text) throws IOException {
    int tokens = 0;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  private static double cost(Callable<Integer> work) throws Exception {
    var thread = ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadCpuTime();
    work.call();
    return (thread.getCurrentThreadCpuTime() - before) / 1e3;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
