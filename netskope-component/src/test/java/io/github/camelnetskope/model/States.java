package io.github.camelnetskope.model;

import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** One checkpoint that processes share: whoever reads it last owns it. */
final class States {
  private String value = "";
  private int owners;
  private boolean full;

  /** What one process has of it. */
  StateRepository<String, String> owner() {
    return new Owner();
  }

  /** Whether nothing can be saved. */
  void full(boolean now) {
    full = now;
  }

  void clear() {
    value = "";
  }

  /** What is saved now. */
  String saved() {
    return value;
  }

  /** That is what is saved. */
  void restore(String saved) {
    value = saved;
  }

  void describe(StringBuilder text) {
    int end = value.indexOf(" saved=");
    text.append(value, 0, end < 0 ? value.length() : end);
  }

  private final class Owner extends ServiceSupport implements StateRepository<String, String> {
    private int number;

    @Override
    public String getState(String key) {
      number = ++owners;
      return value;
    }

    @Override
    public void setState(String key, String newValue) {
      if (number != owners) {
        throw new CheckpointFencedException(key);
      }
      if (full) {
        throw new IllegalStateException("the disk is full");
      }
      value = newValue;
    }
  }
}
