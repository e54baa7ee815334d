package io.github.camelnetskope.checkpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** A store that fences, as several nodes see it. For one thread. */
final class SharedStates {
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> epochs = new HashMap<>();
  private final boolean fencesRequests;

  /**
   * States without an owner.
   *
   * @param fencesRequests whether REQUESTED is refused too, or silently not written
   */
  SharedStates(boolean fencesRequests) {
    this.fencesRequests = fencesRequests;
  }

  /**
   * The view of one node.
   *
   * @param beforeWrite run before each write
   * @param afterWrite run after each write, before the writer gets the result
   */
  FencedStateRepository node(Runnable beforeWrite, Runnable afterWrite) {
    return new Node(beforeWrite, afterWrite);
  }

  private final class Node extends ServiceSupport implements FencedStateRepository {
    private final Runnable beforeWrite;
    private final Runnable afterWrite;

    private Node(Runnable beforeWrite, Runnable afterWrite) {
      this.beforeWrite = beforeWrite;
      this.afterWrite = afterWrite;
    }

    @Override
    public @Nullable String getState(String key) {
      return values.get(key);
    }

    @Override
    public Claim claim(String key) {
      int epoch = epochs.merge(key, 1, Integer::sum);
      Optional<String> state = Optional.ofNullable(values.get(key));
      return new Claim() {
        @Override
        public Optional<String> state() {
          return state;
        }

        @Override
        public void save(String value) {
          beforeWrite.run();
          write(key, epoch, value);
          afterWrite.run();
        }
      };
    }
  }

  private void write(String key, int epoch, String value) {
    if (epochs.get(key) == epoch) {
      values.put(key, value);
    } else if (fencesRequests || !value.contains("state=REQUESTED")) {
      throw new CheckpointFencedException(key);
    }
  }
}
