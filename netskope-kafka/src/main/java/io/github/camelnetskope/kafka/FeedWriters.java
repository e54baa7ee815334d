package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.FencedStateRepository;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** The writers of all feeds, as the repository of the consumers' checkpoints. Thread-safe. */
final class FeedWriters extends ServiceSupport implements FencedStateRepository {
  private final Map<String, FeedWriter> byFeed = new ConcurrentHashMap<>();

  void add(String feed, FeedWriter writer) {
    byFeed.put(feed, writer);
  }

  FeedWriter get(String feed) {
    FeedWriter writer = byFeed.get(feed);
    if (writer == null) {
      throw new CheckpointException(feed + " is not one of the feeds " + byFeed.keySet());
    }
    return writer;
  }

  /** The key is {@code netskope/TENANT/FEED/INDEX}, and a feed has one slash in it. */
  private FeedWriter ofKey(String key) {
    String[] parts = key.split("/", -1);
    return get(parts[parts.length - 3] + "/" + parts[parts.length - 2]);
  }

  @Override
  public Claim claim(String key) {
    return ofKey(key).claim();
  }

  @Override
  public @Nullable String getState(String key) {
    return ofKey(key).read().orElse(null);
  }
}
