package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.support.service.ServiceHelper;

/** What an operator can do to a feed. */
enum FeedAction {
  /**
   * Sends no more requests until the feed or its route is resumed. Records in flight are finished.
   */
  SUSPEND {
    @Override
    void on(FeedConsumer feed) {
      ServiceHelper.suspendService(feed);
    }
  },
  /** Continues where it was suspended. */
  RESUME {
    @Override
    void on(FeedConsumer feed) {
      ServiceHelper.resumeService(feed);
    }
  },
  /**
   * Ends the current wait, so that the next request or attempt is made at once. Also restarts a
   * feed that {@code onFailure=STOP} has stopped.
   */
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

  /** Whether the action has an effect on at least one of the feeds. */
  boolean concerns(List<FeedConsumer> feeds) {
    return true;
  }

  /**
   * Refuses an action that would have no effect.
   *
   * @param name the feed name as it was given
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
