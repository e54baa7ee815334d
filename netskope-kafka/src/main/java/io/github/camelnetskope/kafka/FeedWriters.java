package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.CheckpointException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * The writers of all feeds, as the consumers see them: where their checkpoints are kept. {@code
 * getState} claims a feed.
 */
final class FeedWriters extends ServiceSupport implements StateRepository<String, String> {
  private final Map<String, FeedWriter> byFeed = new ConcurrentHashMap<>();

  void add(String feed, FeedWriter writer) {
    byFeed.put(feed, writer);
  }

  FeedWriter get(String feed) {
    FeedWriter writer = byFeed.get(feed);
    if (writer == null) {
      throw new CheckpointException(feed + " is none of the feeds " + byFeed.keySet());
    }
    return writer;
  }

  /** The key is {@code netskope/TENANT/FEED/INDEX}, and a feed has one slash in it. */
  private FeedWriter ofKey(String key) {
    String[] parts = key.split("/", -1);
    return get(parts[parts.length - 3] + "/" + parts[parts.length - 2]);
  }

  @Override
  public @Nullable String getState(String key) {
    String state = ofKey(key).claim();
    return state.isEmpty() ? null : state;
  }

  @Override
  public void setState(String key, String value) {
    ofKey(key).save(value);
  }
}
