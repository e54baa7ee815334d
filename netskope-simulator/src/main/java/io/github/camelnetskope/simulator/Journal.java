package io.github.camelnetskope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every request in the order of arrival. Thread-safe; what it gives away are copies. */
public final class Journal {

  private static final String HIDDEN = "***";

  private final List<Note> notes = new ArrayList<>();

  Journal() {}

  /** All requests. */
  public synchronized List<JournalEntry> entries() {
    return notes.stream().map(note -> note.entry).toList();
  }

  /** The requests for one feed ({@code events/alert}) or v1 endpoint ({@code v1/alerts}). */
  public List<JournalEntry> entries(String feed) {
    return entries().stream().filter(entry -> entry.feed().equals(feed)).toList();
  }

  /** The wire values of the operations that one feed was asked for. */
  public List<String> operations(String feed) {
    return entries(feed).stream().map(JournalEntry::operation).toList();
  }

  /** The wire values of all operations. */
  public List<String> operations() {
    return entries().stream().map(JournalEntry::operation).toList();
  }

  /** How many answers had this status. */
  public long count(int status) {
    return entries().stream().filter(entry -> entry.status() == status).count();
  }

  /** How many requests there were. */
  public synchronized int size() {
    return notes.size();
  }

  /** Forgets everything. */
  public synchronized void clear() {
    notes.clear();
  }

  synchronized Note note(Instant now, Target target, SimulatorRequest request) {
    JournalEntry entry =
        new JournalEntry(
            now,
            request.method(),
            request.path(),
            target.name(),
            target.index(),
            target.operation(),
            0,
            false,
            0,
            "",
            headers(request),
            parameters(request),
            java.time.Duration.ZERO);
    Note note = new Note(entry);
    notes.add(note);
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

  /** The entry of a request that is under way. */
  final class Note {
    private JournalEntry entry;

    private Note(JournalEntry entry) {
      this.entry = entry;
    }

    void answered(int status, boolean moved, int records, String fault) {
      synchronized (Journal.this) {
        entry = entry.answered(status, moved, records, fault);
      }
    }

    void closed(Instant end) {
      synchronized (Journal.this) {
        entry = entry.closed(end);
      }
    }
  }
}
