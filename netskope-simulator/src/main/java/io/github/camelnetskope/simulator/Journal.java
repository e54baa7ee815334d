package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The latest requests in the order of arrival, and how many there were in all. Similar requests
 * share equal values, so that an entry takes about 200 bytes. Its results are copies. Thread-safe.
 */
public final class Journal {

  private static final String HIDDEN = "***";

  private final int kept;
  private final Deque<Note> notes = new ArrayDeque<>();
  private final Map<Integer, Long> statuses = new HashMap<>();
  private final SharedValues shared = new SharedValues();
  private int size;

  Journal(int kept) {
    this.kept = kept;
  }

  /** The latest requests; see {@link TenantOptions#journalEntries}. */
  public synchronized List<JournalEntry> entries() {
    return notes.stream().map(note -> note.entry).toList();
  }

  /** The requests for one feed ({@code events/alert}) or v1 endpoint ({@code v1/alerts}). */
  public List<JournalEntry> entries(String feed) {
    return entries().stream().filter(entry -> entry.feed().equals(feed)).toList();
  }

  /** The wire values of the operations requested for one feed. */
  public List<String> operations(String feed) {
    return entries(feed).stream().map(JournalEntry::operation).toList();
  }

  /** The wire values of all operations. */
  public List<String> operations() {
    return entries().stream().map(JournalEntry::operation).toList();
  }

  /** How many answers had this status, including those whose entries are no longer kept. */
  public synchronized long count(int status) {
    return statuses.getOrDefault(status, 0L);
  }

  /** How many requests there were, including those whose entries are no longer kept. */
  public synchronized int size() {
    return size;
  }

  /** Forgets everything. */
  public synchronized void clear() {
    notes.clear();
    statuses.clear();
    size = 0;
  }

  synchronized Note note(Instant now, Target target, SimulatorRequest request) {
    JournalEntry entry =
        new JournalEntry(
            now,
            shared.value(request.method()),
            shared.value(request.path()),
            shared.value(target.name()),
            shared.value(target.index()),
            shared.value(target.operation()),
            0,
            false,
            0,
            "",
            shared.value(headers(request)),
            shared.value(parameters(request)),
            Duration.ZERO);
    Note note = new Note(entry);
    notes.addLast(note);
    size++;
    if (notes.size() > kept) {
      notes.removeFirst();
    }
    return note;
  }

  private static Map<String, String> headers(SimulatorRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request
        .headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              boolean secret = lower.contains("token") || lower.contains("authorization");
              headers.put(name, secret ? HIDDEN : value);
            });
    return java.util.Collections.unmodifiableMap(headers);
  }

  private static Map<String, String> parameters(SimulatorRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request
        .query()
        .forEach(
            (name, values) ->
                parameters.put(name, name.equals("token") ? HIDDEN : String.join(",", values)));
    return java.util.Collections.unmodifiableMap(parameters);
  }

  /** The entry of a request in progress. */
  final class Note {
    private JournalEntry entry;

    private Note(JournalEntry entry) {
      this.entry = entry;
    }

    void answered(int status, boolean moved, int records, String fault) {
      synchronized (Journal.this) {
        entry = entry.answered(status, moved, records, fault);
        statuses.merge(status, 1L, Long::sum);
      }
    }

    void closed(Instant end) {
      synchronized (Journal.this) {
        entry = entry.closed(end);
      }
    }
  }
}
