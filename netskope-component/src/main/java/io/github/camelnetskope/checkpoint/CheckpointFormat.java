package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint as one line that a person can read:
 *
 * <pre>
 * netskope-checkpoint=1 tenant=acme.goskope.com feed=events/page index=siem
 * state=DELIVERING page=10000:8c736521f2a9d15b position=4711 attempted=10000
 * saved=2026-11-21T22:40:00Z end
 * </pre>
 *
 * (on one line). The last word shows that the line is whole.
 */
final class CheckpointFormat {
  private static final String VERSION = "netskope-checkpoint";
  private static final String END = "end";

  private CheckpointFormat() {}

  static String write(CursorKey cursor, Checkpoint checkpoint, Instant now) {
    var line = new StringBuilder(VERSION + "=1" + identity(cursor));
    if (checkpoint instanceof Checkpoint.Idle idle) {
      line.append(" state=IDLE").append(last(idle.last()));
    } else if (checkpoint instanceof Checkpoint.Requested requested) {
      line.append(" state=REQUESTED operation=").append(requested.operation().wireValue());
      line.append(last(requested.last()));
    } else if (checkpoint instanceof Checkpoint.Delivering delivering) {
      line.append(" state=DELIVERING page=").append(delivering.page());
      line.append(" position=").append(delivering.position());
      line.append(" attempted=").append(delivering.attempted());
    }
    return line.append(" saved=").append(now).append(' ').append(END).toString();
  }

  private static String last(Optional<PageFingerprint> last) {
    return last.map(page -> " last=" + page).orElse("");
  }

  private static String identity(CursorKey cursor) {
    return " tenant=" + cursor.tenant() + " feed=" + cursor.feed() + " index=" + cursor.index();
  }

  /**
   * Reads a line that {@link #write} has written for the same cursor.
   *
   * @param where named in the error
   * @throws CheckpointException when it is torn, of another version, or of another cursor
   */
  static Checkpoint read(CursorKey cursor, String line, String where) {
    Map<String, String> fields = fields(line);
    if (!fields.containsKey(VERSION) || !fields.containsKey(END)) {
      throw unusable(where, "is no whole checkpoint");
    }
    if (!"1".equals(fields.get(VERSION))) {
      throw unusable(where, "is of version " + fields.get(VERSION) + ", known is 1");
    }
    if (!line.contains(identity(cursor) + " ")) {
      throw unusable(where, "is not that of " + cursor);
    }
    try {
      return checkpoint(fields);
    } catch (RuntimeException e) {
      throw new CheckpointException(text(where, "cannot be read"), e);
    }
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : line.strip().split(" ", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      fields.put(name, equals < 0 ? "" : field.substring(equals + 1));
    }
    return fields;
  }

  private static Checkpoint checkpoint(Map<String, String> fields) {
    Optional<PageFingerprint> last =
        Optional.ofNullable(fields.get("last")).map(PageFingerprint::parse);
    return switch (field(fields, "state")) {
      case "IDLE" -> new Checkpoint.Idle(last);
      case "REQUESTED" ->
          new Checkpoint.Requested(IteratorOperation.of(field(fields, "operation")), last);
      case "DELIVERING" ->
          new Checkpoint.Delivering(
              PageFingerprint.parse(field(fields, "page")),
              Integer.parseInt(field(fields, "position")),
              Integer.parseInt(field(fields, "attempted")));
      default -> throw new IllegalArgumentException("state=" + fields.get("state"));
    };
  }

  private static String field(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static CheckpointException unusable(String where, String what) {
    return new CheckpointException(text(where, what));
  }

  private static String text(String where, String what) {
    return "checkpoint "
        + where
        + " "
        + what
        + ". Restore it, or remove it to begin anew as startFrom says";
  }
}
