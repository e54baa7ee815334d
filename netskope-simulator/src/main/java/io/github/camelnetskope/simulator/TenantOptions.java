package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.EpochRule;
import io.github.camelnetskope.simulator.iterator.IteratorSettings;
import io.github.camelnetskope.simulator.iterator.KeyOrder;
import io.github.camelnetskope.simulator.iterator.ResendAfterEmpty;
import io.github.camelnetskope.simulator.iterator.UnknownResend;
import io.github.camelnetskope.simulator.iterator.WaitTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The options of a tenant. All have defaults: no records, the two public tokens, the documented
 * limits, the system clock.
 *
 * @param <B> the builder itself
 */
public abstract class TenantOptions<B extends TenantOptions<B>> {

  InstantSource clock = InstantSource.system();
  long seed = 1;
  final List<String> tokens = new ArrayList<>();
  final List<String> v1Tokens = new ArrayList<>();
  final List<Consumer<SimulatedTenant>> contents = new ArrayList<>();
  int unknownTokenStatus = 401;
  boolean rateLimited = true;
  Duration rateLimitGrace = Duration.ofMillis(50);
  RateLimitHeaders rateLimitHeaders = RateLimitHeaders.CANONICAL;
  Latency latency = Latency.NONE;
  int journalEntries = 250_000;
  boolean countsOnly;
  long keptPageBytes = Runtime.getRuntime().maxMemory() / 4;
  private int pageSize = 10_000;
  private WaitTime waitTime = WaitTime.computed();
  private UnknownResend unknownResend = UnknownResend.EMPTY;
  private ResendAfterEmpty resendAfterEmpty = ResendAfterEmpty.EMPTY_PAGE;
  private KeyOrder keyOrder = KeyOrder.RESULT_EARLY;
  private boolean highWaterMark = true;
  private Duration highWaterMarkStep = Duration.ZERO;
  private EpochRule epochRule = EpochRule.EXACT;
  private boolean operationOptional;

  TenantOptions() {}

  abstract B self();

  /** The clock of the tenant; tests move their own. */
  public B clock(InstantSource source) {
    clock = source;
    return self();
  }

  /** The same seed gives the same records, orders and ids. */
  public B seed(long value) {
    seed = value;
    return self();
  }

  /** A v2 token; may be called several times. Default: {@link NetskopeSimulator#TOKEN}. */
  public B token(String token) {
    tokens.add(token);
    return self();
  }

  /** A v1 token; may be called several times. Default: {@link NetskopeSimulator#V1_TOKEN}. */
  public B v1Token(String token) {
    v1Tokens.add(token);
    return self();
  }

  /** The status for an unknown token. Default: 401; some tenants answer 403. */
  public B unknownTokenStatus(int status) {
    unknownTokenStatus = status;
    return self();
  }

  /** Fills a feed. A name that is not in {@link Feeds#ALL} creates a new feed. */
  public B feed(String name, Consumer<SimulatedFeed> content) {
    contents.add(tenant -> content.accept(tenant.feed(name)));
    return self();
  }

  /** Fills the CSV multi-iterators. */
  public B csvIterators(Consumer<CsvIterators> content) {
    contents.add(tenant -> content.accept(tenant.csvIterators()));
    return self();
  }

  /** Fills every feed of {@link Feeds#ALL}. */
  public B allFeeds(Consumer<SimulatedFeed> content) {
    contents.add(tenant -> Feeds.ALL.forEach(name -> content.accept(tenant.feed(name))));
    return self();
  }

  /** The most records of a page. Default: 10,000. */
  public B pageSize(int records) {
    pageSize = records;
    return self();
  }

  /** A constant {@code wait_time}. Default: 0 after a full page, else 5. */
  public B waitTime(int seconds) {
    return waitTime(WaitTime.of(seconds));
  }

  /** The rule for {@code wait_time}, which may also be missing. */
  public B waitTime(WaitTime rule) {
    waitTime = rule;
    return self();
  }

  /** The answer to {@code resend} on an index that never had a page. Default: an empty page. */
  public B unknownResend(UnknownResend rule) {
    unknownResend = rule;
    return self();
  }

  /** What {@code resend} repeats after an empty page. Default: the empty page. */
  public B resendAfterEmpty(ResendAfterEmpty rule) {
    resendAfterEmpty = rule;
    return self();
  }

  /** The order of the top-level keys. Default: {@code ok} and {@code result} first. */
  public B keyOrder(KeyOrder order) {
    keyOrder = order;
    return self();
  }

  /** Whether answers have {@code timestamp_hwm}. Default: true. */
  public B highWaterMark(boolean present) {
    highWaterMark = present;
    return self();
  }

  /**
   * The longest time that a page covers, by the insertion of its records: {@code timestamp_hwm}
   * moves by no more, also over periods without records. Default: no limit.
   */
  public B highWaterMarkStep(Duration most) {
    highWaterMarkStep = most;
    return self();
  }

  /** What an epoch does to a cursor. Default: {@link EpochRule#EXACT}. */
  public B epochs(EpochRule rule) {
    epochRule = rule;
    return self();
  }

  /** Whether a request without {@code operation} is a {@code next}. Default: it is refused. */
  public B operationOptional(boolean optional) {
    operationOptional = optional;
    return self();
  }

  /**
   * Whether more than 4 requests per second and endpoint (v1: 24 in 5 s) get a 429. Default: yes.
   */
  public B rateLimit(boolean on) {
    rateLimited = on;
    return self();
  }

  /**
   * By how much the windows of the limits are shorter than documented, because requests sent a
   * second apart may arrive a little closer. Default: 50 ms.
   */
  public B rateLimitGrace(Duration grace) {
    rateLimitGrace = grace;
    return self();
  }

  /**
   * How long the tenant takes for an answer. Default: no time. The cursor is in use meanwhile and
   * moves when the answer begins. The gateway's refusals (401, 403, 404, 409, 429) come at once. A
   * tenant without a server does not wait: {@link SimulatorAnswer#delay()} gives the time.
   */
  public B latency(Duration fixed) {
    return latency(fixed, fixed);
  }

  /** The same, between two bounds; the seed decides. */
  public B latency(Duration from, Duration to) {
    latency = new Latency(from, to);
    return self();
  }

  /**
   * Breaks every answer of a feed ({@code events/page}), a v1 endpoint ({@code v1/alerts}) or all
   * ({@code *}), until {@link FaultPlan#clear()}.
   */
  public B fault(String target, Fault fault) {
    contents.add(tenant -> tenant.faults().on(target).always().inject(fault));
    return self();
  }

  /** Fills the fault plan. */
  public B faults(Consumer<FaultPlan> plan) {
    contents.add(tenant -> plan.accept(tenant.faults()));
    return self();
  }

  /** How many of the latest requests the journal keeps. Default: 250,000. */
  public B journalEntries(int count) {
    journalEntries = count;
    return self();
  }

  /** The oracle remembers only the number of records, not the records. */
  B countsOnly() {
    countsOnly = true;
    return self();
  }

  /** The spelling of the rate-limit headers. */
  public B rateLimitHeaders(RateLimitHeaders spelling) {
    rateLimitHeaders = spelling;
    return self();
  }

  /** How much memory the cache of prepared pages may use. */
  B keptPageBytes(long bytes) {
    keptPageBytes = bytes;
    return self();
  }

  int pageSize() {
    return pageSize;
  }

  IteratorSettings iteratorSettings() {
    return new IteratorSettings(
        pageSize,
        waitTime,
        unknownResend,
        resendAfterEmpty,
        keyOrder,
        highWaterMark,
        highWaterMarkStep.toSeconds(),
        epochRule,
        operationOptional,
        seed);
  }
}
