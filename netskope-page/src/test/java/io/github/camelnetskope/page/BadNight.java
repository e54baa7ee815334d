package io.github.camelnetskope.page;

import io.github.camelnetskope.health.FeedProblem;
import io.github.camelnetskope.health.FeedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An hour of two tenants, given to the page step by step: always the same, for pictures. */
final class BadNight extends NetskopeStatusPage {
  private static final List<String> FEEDS =
      List.of(
          "alerts/compromisedcredential",
          "alerts/dlp",
          "alerts/malware",
          "alerts/policy",
          "alerts/quarantine",
          "alerts/uba",
          "events/alert",
          "events/application",
          "events/audit",
          "events/infrastructure",
          "events/network",
          "events/page");
  private static final String EUROPE = "acme-eu.goskope.com";
  private static final int STEPS = 180;
  private static final Instant START = Feeds.NOW.minus(FeedTrend.STEP.multipliedBy(STEPS));

  private final boolean calm;
  private int step;

  /**
   * The night.
   *
   * @param calm whether it has no problems
   */
  BadNight(boolean calm) {
    super(() -> Feeds.NOW);
    this.calm = calm;
  }

  /** Samples all of it. */
  void pass() {
    for (step = 0; step < STEPS; step++) {
      history().sample(read(), at());
    }
  }

  private Instant at() {
    return START.plus(FeedTrend.STEP.multipliedBy(step));
  }

  @Override
  List<FeedReading> read() {
    List<FeedReading> feeds = new ArrayList<>();
    for (int i = 0; i < FEEDS.size(); i++) {
      String feed = FEEDS.get(i);
      feeds.add(calm ? quiet(feed, i).reading() : american(feed, i));
    }
    for (String feed : List.of("alerts/dlp", "events/page")) {
      FeedKey key = new FeedKey(EUROPE, "soc", "eu-to-siem", feed);
      feeds.add(calm ? quiet(feed, 20).key(key).reading() : european(key));
    }
    return feeds.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
  }

  private FeedReading american(String feed, int i) {
    return switch (feed) {
      case "alerts/dlp", "alerts/quarantine" ->
          step < 40
              ? quiet(feed, i).reading()
              : stalled(
                      feed,
                      i,
                      40,
                      FeedProblem.SCOPE_MISSING,
                      "403 for " + feed + ": the token lacks the scope of this endpoint")
                  .nextIn(41)
                  .reading();
      case "alerts/compromisedcredential" ->
          quiet(feed, i).state(step > 120 ? FeedState.SUSPENDED : FeedState.WAITING).reading();
      case "events/audit" ->
          step < 150
              ? quiet(feed, i).reading()
              : stalled(feed, i, 150, FeedProblem.STOPPED, "the archive is full").reading();
      case "events/application", "events/alert" ->
          step < 174
              ? quiet(feed, i).reading()
              : stalled(
                      feed,
                      i,
                      174,
                      FeedProblem.TENANT_FAILED,
                      "503 for " + feed + ": Service Unavailable")
                  .nextIn(18)
                  .reading();
      case "events/network" -> quiet(feed, i).state(FeedState.ASKING).reading();
      case "events/page" ->
          quiet(feed, i)
              .state(FeedState.DELIVERING)
              .lag(Math.max(4, step < 60 ? 4 : step * 8L - 470))
              .reading();
      case "events/infrastructure" ->
          step >= 80 && step < 95
              ? stalled(feed, i, 80, FeedProblem.UNREACHABLE, "connect timed out").reading()
              : quiet(feed, i).reading();
      default -> quiet(feed, i).reading();
    };
  }

  private FeedReading european(FeedKey key) {
    return key.feed().equals("alerts/dlp")
        ? new FeedReading(key, java.util.Optional.empty())
        : Feeds.of("").key(key).at(at()).unanswered().nextIn(0).reading();
  }

  private Feeds.Builder stalled(String feed, int i, int from, FeedProblem problem, String text) {
    return Feeds.of(feed)
        .at(at())
        .records(records(i, from))
        .lag((step - from) * FeedTrend.STEP.toSeconds())
        .failing(problem, START.plus(FeedTrend.STEP.multipliedBy(from)), problem + ": " + text);
  }

  private Feeds.Builder quiet(String feed, int i) {
    return Feeds.of(feed)
        .at(at())
        .records(records(i, step))
        .lag(1 + new Random(i * 1_000L + step).nextInt(7))
        .nextIn(3 + (i * 7 + step) % 25);
  }

  private static long records(int i, int until) {
    double a = 3 * (1 + i) * (1 + i);
    return Math.round(40_000 * i + 20 * a * until + 60 * a * (1 - Math.cos(until / 9.0 + i)) * 1.4);
  }
}
