package io.github.camelnetskope;

import java.util.Arrays;
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
  };

  abstract void on(FeedConsumer feed);

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
