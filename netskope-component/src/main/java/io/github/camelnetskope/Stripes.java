package io.github.camelnetskope;

import static io.github.camelnetskope.BadOptions.require;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.OtherPlanException;
import io.github.camelnetskope.checkpoint.StripePlan;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.Slice;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Until;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterService;

/**
 * The cursors of an endpoint: one for each feed, or several that read a feed's history in parallel.
 */
final class Stripes {
  /**
   * The longest index that leaves room for the number of a stripe and for the suffix of a look into
   * the neighbour's slice.
   */
  private static final int LONGEST_INDEX = 64 - ".100".length() - StripePlan.LOOK_NAME_LENGTH;

  private Stripes() {}

  /**
   * Refuses values of {@code stripes} that cannot work.
   *
   * @param start where the history begins, if that is a time
   */
  static void check(NetskopeEndpoint endpoint, Optional<Instant> start, Instant now) {
    NetskopeConfiguration c = endpoint.getConfiguration();
    int stripes = c.getStripes();
    NumberRange.check("stripes", stripes);
    if (stripes == 1) {
      return;
    }
    require(
        start.isPresent() && !c.getStartFrom().equals("now"),
        "startFrom",
        c.getStartFrom(),
        "with stripes=" + stripes + " the time at which the history begins, such as -P30D");
    String index = endpoint.index().name();
    require(
        index.length() <= LONGEST_INDEX,
        "index",
        index,
        "with stripes at most " + LONGEST_INDEX + " characters, as each stripe adds to it");
    require(
        !endpoint.getCamelContext().hasServices(CamelClusterService.class).iterator().hasNext(),
        "stripes",
        stripes,
        "1 beside a cluster service");
    String until = c.getUntil();
    // One fixed and one relative time are not compared: they may have been in order when the plan
    // was made.
    if (until == null
        || EndpointRules.isRelative(until) == EndpointRules.isRelative(c.getStartFrom())) {
      var unused = plan(c, now).slices();
    }
  }

  /**
   * The part that each cursor of the endpoint reads. Makes and saves the plan if there is none yet.
   * A plan that cannot be read keeps only its own feed from being read.
   *
   * @throws CheckpointException when no plan can be read, or one is of other options
   */
  static Map<CursorKey, Extent> cursors(NetskopeEndpoint endpoint, CheckpointStore checkpoints) {
    Map<CursorKey, Extent> all = new LinkedHashMap<>();
    NetskopeConfiguration c = endpoint.getConfiguration();
    List<CheckpointException> unread = new ArrayList<>();
    for (Feed feed : endpoint.feeds()) {
      CursorKey key = new CursorKey(endpoint.tenant(), feed, endpoint.index());
      if (c.getStripes() == 1) {
        all.put(key, FeedOptions.extent(c));
        continue;
      }
      Instant now = endpoint.getComponent().time().wallTime();
      try {
        addStripes(all, key, StripePlan.fix(checkpoints, key, plan(c, now)));
      } catch (OtherPlanException e) {
        throw e;
      } catch (CheckpointException e) {
        unread.add(e);
        all.put(key, FeedOptions.extent(c).withUnreadPlan());
      }
    }
    if (!unread.isEmpty() && unread.size() == all.size()) {
      throw unread.get(0);
    }
    return all;
  }

  private static void addStripes(Map<CursorKey, Extent> all, CursorKey key, StripePlan plan) {
    if (plan.until().isEmpty()) {
      // A further cursor reads new records at once, while the history is being read.
      var live = StartFrom.at(plan.end());
      all.put(key, new Extent(live, Optional.empty(), Optional.empty(), plan.stripes()));
    }
    List<Slice> slices = plan.slices();
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      all.put(
          StripePlan.key(key, i + 1),
          new Extent(
              StartFrom.at(slice.from()),
              Optional.of(Until.at(slice.end())),
              Optional.of(slice),
              1));
    }
  }

  /** The plan for the options as they are now. */
  private static StripePlan plan(NetskopeConfiguration c, Instant now) {
    Extent extent = FeedOptions.extent(c);
    Instant from = EndpointRules.start(c, extent, now).orElseThrow();
    Instant end =
        extent
            .until()
            .map(until -> until.end(Optional.empty(), now))
            .orElse(now.truncatedTo(ChronoUnit.HOURS));
    String until = c.getUntil() == null ? "" : c.getUntil();
    return new StripePlan(c.getStripes(), c.getStartFrom(), until, from, end);
  }
}
