package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.support.service.ServiceHelper;

/** What somebody on call can do to a feed. */
enum FeedAction {
  /** No more requests, until it or its route is resumed. What is in the route is finished. */
  SUSPEND {
    @Override
    void on(FeedConsumer feed) {
      ServiceHelper.suspendService(feed);
    }
  },
  /** Goes on where it was. */
  RESUME {
    @Override
    void on(FeedConsumer feed) {
      ServiceHelper.resumeService(feed);
    }
  },
  /** Ends the wait: for the next request, for the next attempt, or of a feed that was stopped. */
  POLL {
    @Override
    void on(FeedConsumer feed) {
      feed.pollNow();
    }

    @Override
    boolean concerns(List<FeedConsumer> feeds) {
      return feeds.stream().anyMatch(feed -> feed.snapshot().state() != FeedState.SUSPENDED);
    }
  };

  abstract void on(FeedConsumer feed);

  /** Whether it would do something for any of the feeds. */
  boolean concerns(List<FeedConsumer> feeds) {
    return true;
  }

  /**
   * Refuses what would do nothing.
   *
   * @param name what was given for the feeds
   */
  void check(String name, List<FeedConsumer> feeds) {
    BadOptions.require(!feeds.isEmpty(), "feed", name, "what is read here, or *");
    BadOptions.require(
        concerns(feeds),
        "action",
        name().toLowerCase(Locale.ROOT) + " of " + name + ", which is suspended",
        "resume: a suspended feed asks nothing");
  }

  static FeedAction of(String name) {
    return Arrays.stream(values())
        .filter(action -> action.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "action: was '"
                        + name
                        + "', allowed is "
                        + Arrays.toString(values()).toLowerCase(Locale.ROOT)));
  }
}
