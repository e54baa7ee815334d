package io.github.camelnetskope.recipes.kit;

import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast a route takes records: from the first request until the tenant is asked for more behind
 * the last page, which is when the sink has it. The start of the JVM is not in it.
 */
final class Throughput {
  private static final List<String> FEEDS =
      List.of(
          "events/alert",
          "events/page",
          "events/application",
          "events/network",
          "alerts/dlp",
          "alerts/malware",
          "alerts/policy",
          "alerts/uba");
  private static final int PAGE = 10_000;
  private static final int PAGES = 2;
  static final long RECORDS = (long) FEEDS.size() * PAGES * PAGE;

  private Throughput() {}

  /**
   * Runs a route once.
   *
   * @param folder of its own
   * @return records a second
   */
  static long of(Path folder, String route, Map<String, String> settings) throws IOException {
    Files.createDirectory(folder);
    var builder = NetskopeSimulator.builder().pageSize(PAGE).waitTime(0).rateLimit(false);
    FEEDS.forEach(feed -> builder.feed(feed, f -> f.recordSize(2100).records(PAGES * PAGE)));
    try (var tenant = builder.start();
        var collector = new CollectorProcess(folder, route, all(folder, tenant, settings))) {
      collector.start("-Xmx1g");
      Await.until("all pages", () -> FEEDS.stream().allMatch(feed -> isDone(tenant, feed)));
      collector.stop();
      Duration time = Duration.between(first(tenant), last(tenant));
      return RECORDS * 1000 / time.toMillis();
    }
  }

  private static Map<String, String> all(
      Path folder, NetskopeSimulator tenant, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("netskope.feeds", String.join(",", FEEDS));
    all.put("camel.component.netskope.tenant", tenant.baseUrl());
    all.put("camel.component.netskope.token", NetskopeSimulator.TOKEN);
    all.putIfAbsent("netskope.checkpoints", folder.resolve("checkpoints").toString());
    return all;
  }

  private static boolean isDone(NetskopeSimulator tenant, String feed) {
    List<JournalEntry> entries = tenant.journal().entries(feed);
    long pages = entries.stream().filter(entry -> entry.records() > 0).count();
    return pages >= PAGES && isEmptyPage(entries.get(entries.size() - 1));
  }

  private static boolean isEmptyPage(JournalEntry entry) {
    return entry.status() == 200 && entry.records() == 0;
  }

  private static Instant first(NetskopeSimulator tenant) {
    return tenant.journal().entries().get(0).instant();
  }

  /** The last of the first requests after each feed's pages. */
  private static Instant last(NetskopeSimulator tenant) {
    return FEEDS.stream()
        .map(feed -> behindThePages(tenant.journal().entries(feed)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Instant behindThePages(List<JournalEntry> entries) {
    int at = entries.size() - 1;
    while (at > 0 && entries.get(at - 1).records() == 0) {
      at--;
    }
    return entries.get(at).instant();
  }
}
