package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.feed.Duplicates;
import io.github.camelnetskope.feed.FeedHost;
import io.github.camelnetskope.feed.PageRoute;
import io.github.camelnetskope.health.FeedSnapshot;
import java.util.function.Consumer;

/**
 * What a feed needs of Camel: its route, the options of a scheduled poll consumer, and the
 * exception handler. Called by the feed's worker, one call at a time.
 *
 * @param onChange receives each change
 */
record CamelFeedHost(
    FeedConsumer consumer, PollCycle polls, Duplicates duplicates, Consumer<FeedSnapshot> onChange)
    implements FeedHost {
  /** The message for an exception handler; the exception says why. */
  static final String SET_ASIDE = "An answer that cannot be read was set aside";

  @Override
  public PageRoute route(OwedPage owed) {
    return consumer.route(owed);
  }

  @Override
  public boolean mayPoll() {
    return consumer.isRunAllowed() && polls.mayBegin();
  }

  @Override
  public void polled(int records) {
    polls.ended(records);
  }

  @Override
  public boolean failed(Throwable cause) {
    return polls.failed(cause);
  }

  @Override
  public void setAside(Throwable why) {
    consumer.getExceptionHandler().handleException(SET_ASIDE, why);
  }

  @Override
  public boolean wantsEmptyMessages() {
    return consumer.isSendEmptyMessageWhenIdle();
  }

  @Override
  public void sendEmptyMessage(Runnable done) {
    CamelPageRoute.sendEmptyMessage(consumer, done);
  }

  @Override
  public void changed() {
    onChange.accept(consumer.snapshot());
  }
}
