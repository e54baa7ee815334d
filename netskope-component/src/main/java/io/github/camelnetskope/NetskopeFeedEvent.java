package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedSnapshot;
import java.io.Serial;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * Sent when a problem of a feed begins, changes or ends, when the feed has reached its {@code
 * until} (its state is DONE), and when an operator has suspended or resumed it. Goes to the event
 * notifiers of the Camel context; its source is the {@link NetskopeConsumer}.
 */
public final class NetskopeFeedEvent extends EventObject implements CamelEvent {
  @Serial private static final long serialVersionUID = 1L;

  private final transient FeedSnapshot feed;
  private long timestamp;

  NetskopeFeedEvent(NetskopeConsumer source, FeedSnapshot feed) {
    super(source);
    this.feed = feed;
  }

  /** The feed after the change. */
  public FeedSnapshot feed() {
    return feed;
  }

  @Override
  public Type getType() {
    return Type.Custom;
  }

  @Override
  public long getTimestamp() {
    return timestamp;
  }

  @Override
  public void setTimestamp(long timestamp) {
    this.timestamp = timestamp;
  }

  @Override
  public String toString() {
    return feed.feed()
        + " "
        + feed.state()
        + feed.problem().map(problem -> " " + problem).orElse("");
  }
}
