package io.github.camelnetskope;

import io.github.camelnetskope.campaign.Schedule;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Gets each record of a trial's route, and finds lost, repeated and wrong records. */
final class TrialJudge {
  private final SimulatedTenant tenant;
  private final TrialPlan plan;
  private final String feed;
  private final Schedule schedule;
  private final List<String> complaints = new ArrayList<>();
  private int sinceSaved;
  private int delivered;
  private long allowedRepeats;

  TrialJudge(SimulatedTenant tenant, TrialPlan plan, Schedule schedule) {
    this.tenant = tenant;
    this.plan = plan;
    this.feed = plan.feed();
    this.schedule = schedule;
  }

  void accept(String record, boolean marked, Instant now) {
    long repeated = tenant.oracle().repeated(feed);
    tenant.oracle().delivered(feed, record);
    sinceSaved++;
    delivered++;
    boolean again = tenant.oracle().repeated(feed) > repeated;
    if (again && !marked && !schedule.hadLateEpoch() && !hasCopy(record)) {
      complaints.add("repeated without the redelivered mark at " + now);
    }
  }

  /** An incident may come again with the same bytes: the two cannot be distinguished. */
  private boolean hasCopy(String record) {
    var all = tenant.feed(feed);
    return LongStream.range(0, all.size()).mapToObj(all::record).filter(record::equals).count() > 1;
  }

  /** A checkpoint was saved: what was delivered is not repeated. */
  void saved() {
    sinceSaved = 0;
  }

  /**
   * Without a checkpoint the page finished last comes again, or the page in flight from its start.
   */
  void killed() {
    allowedRepeats += sinceSaved + (plan.isForgetful() ? 2L * plan.pageSize() : 0);
    sinceSaved = 0;
  }

  /**
   * The consumer was stopped gracefully.
   *
   * @param couldSave whether it could save
   */
  void stopped(boolean couldSave) {
    if (sinceSaved > 0 && couldSave) {
      complaints.add("a graceful stop did not save " + sinceSaved);
    }
    allowedRepeats += sinceSaved;
    sinceSaved = 0;
  }

  void pageCameTwice() {
    allowedRepeats += plan.pageSize();
  }

  /**
   * The feed has an end.
   *
   * @param until all records inserted before have to be there
   */
  void ended(boolean done, Instant until) {
    if (!done) {
      complaints.add("did not come to its end");
    }
    var all = tenant.feed(feed);
    long position = all.position("i");
    if (position < all.size() && all.insertionSecond(position) < until.getEpochSecond()) {
      complaints.add("ended at record " + position + " of " + all.size());
    }
  }

  TrialResult result(long seed) {
    var report = tenant.oracle().report(feed);
    if (Boolean.getBoolean("campaign.journal")) {
      tenant.journal().entries().forEach(System.out::println);
      System.out.println(report + " " + tenant.oracle().lostNumbers(feed));
    }
    long allowed = schedule.hadLateEpoch() ? Long.MAX_VALUE : allowedRepeats;
    return new TrialResult(
        seed,
        delivered,
        report.lost(),
        report.repeated(),
        allowed,
        complaints,
        schedule.windows().entered());
  }
}
