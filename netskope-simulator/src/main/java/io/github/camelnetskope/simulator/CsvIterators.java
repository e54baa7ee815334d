package io.github.camelnetskope.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The CSV multi-iterators of a tenant: at most one for each event type, with a name that the tenant
 * has made longer. Each begins when it is created, and cannot repeat a page. Thread-safe.
 */
public final class CsvIterators {
  private final Map<String, CsvFeed> feeds = new HashMap<>();
  private final Map<String, Iterator> iterators = new TreeMap<>();
  private int pollsUntilReady;
  private int made;

  CsvIterators() {}

  /** The rows of an event type: clientstatus, page, application or network. */
  public synchronized CsvFeed feed(String eventType) {
    return feeds.computeIfAbsent(eventType, unused -> new CsvFeed());
  }

  /** For how many polls a new iterator is in progress. Default: 0. */
  public synchronized CsvIterators readyAfter(int polls) {
    pollsUntilReady = polls;
    return this;
  }

  /** Creates an iterator, as another client; returns its full name. */
  public synchronized String make(String name, String eventType) {
    String whole = name + String.format(Locale.ROOT, "_%04x", 0xa1f + 0x111 * made++);
    iterators.put(whole, new Iterator(eventType, feed(eventType).size(), pollsUntilReady));
    return whole;
  }

  /** Sets the status of an iterator to Failed. */
  public synchronized CsvIterators fail(String name) {
    iterator(name).failed = true;
    return this;
  }

  /** Deletes an iterator, as another client; false when there was none. */
  public synchronized boolean delete(String name) {
    return iterators.remove(name) != null;
  }

  /** The names of the existing iterators. */
  public synchronized List<String> names() {
    return List.copyOf(iterators.keySet());
  }

  synchronized boolean has(String name) {
    return iterators.containsKey(name);
  }

  synchronized Optional<String> ofType(String eventType) {
    return iterators.entrySet().stream()
        .filter(entry -> entry.getValue().eventType.equals(eventType))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  synchronized CsvFeed feedOf(String name) {
    return feed(iterator(name).eventType);
  }

  /** A poll: Ready, InProgress or Failed. */
  synchronized String poll(String name) {
    Iterator iterator = iterator(name);
    if (iterator.failed) {
      return "Failed";
    }
    if (iterator.polls > 0) {
      iterator.polls--;
      return "InProgress";
    }
    return "Ready";
  }

  synchronized boolean isReady(String name) {
    Iterator iterator = iterator(name);
    return !iterator.failed && iterator.polls == 0;
  }

  /** The rows of the next page. */
  synchronized List<CsvRow> rows(String name, int most, boolean move) {
    Iterator iterator = iterator(name);
    List<CsvRow> rows = feed(iterator.eventType).from(iterator.position, most);
    iterator.position += move ? rows.size() : 0;
    return rows;
  }

  private Iterator iterator(String name) {
    Iterator iterator = iterators.get(name);
    if (iterator == null) {
      throw new IllegalArgumentException("There is no iterator " + name);
    }
    return iterator;
  }

  /** One iterator. Guarded by the enclosing object. */
  private static final class Iterator {
    private final String eventType;
    private int position;
    private int polls;
    private boolean failed;

    Iterator(String eventType, int position, int polls) {
      this.eventType = eventType;
      this.position = position;
      this.polls = polls;
    }
  }
}
