package io.github.camelnetskope.checkpoint;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

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
   * What one node has of it.
   *
   * @param beforeWrite run before each write
   * @param afterWrite run after each write, before the writer knows
   */
  StateRepository<String, String> node(Runnable beforeWrite, Runnable afterWrite) {
    return new Node(beforeWrite, afterWrite);
  }

  private final class Node extends ServiceSupport implements StateRepository<String, String> {
    private final Runnable beforeWrite;
    private final Runnable afterWrite;
    private int epoch;

    private Node(Runnable beforeWrite, Runnable afterWrite) {
      this.beforeWrite = beforeWrite;
      this.afterWrite = afterWrite;
    }

    @Override
    public String getState(String key) {
      epoch = epochs.merge(key, 1, Integer::sum);
      return values.get(key);
    }

    @Override
    public void setState(String key, String value) {
      beforeWrite.run();
      if (epochs.get(key) == epoch) {
        values.put(key, value);
      } else if (fencesRequests || !value.contains("state=REQUESTED")) {
        throw new CheckpointFencedException(key);
      }
      afterWrite.run();
    }
  }
}
