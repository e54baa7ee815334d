package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A checkpoint as one line that a person can read:
 *
 * <pre>
 * netskope-checkpoint=2 tenant=acme.goskope.com feed=events/page index=siem
 * state=DELIVERING page=10000:8c736521f2a9d15b position=4711 attempted=10000
 * pages=212 empty=1 until=2026-11-22T00:00:00Z strays=1 probation=540 saved=2026-11-21T22:40:00Z crc=5d2a91c0 end
 * </pre>
 *
 * (on one line). The checksum is a CRC-32 over all before it; with it a changed number is an error
 * and not a lost record. The last word shows that the line is whole. Version 1, which has no
 * checksum and no history, is read too.
 */
final class CheckpointFormat {
  /**
   * The most characters of a checkpoint that database columns and Kafka Connect offsets can hold.
   */
  static final int MOST_CHARACTERS = 1500;

  private static final String VERSION = "netskope-checkpoint";
  private static final String CRC = " crc=";
  private static final String END = "end";

  private CheckpointFormat() {}

  static String write(CursorKey cursor, Checkpoint checkpoint, Instant now) {
    var line = new StringBuilder(VERSION + "=2" + identity(cursor.tenant().toString(), cursor));
    if (checkpoint instanceof Checkpoint.Unasked) {
      line.append(" state=UNASKED");
    } else if (checkpoint instanceof Checkpoint.Idle idle) {
      line.append(" state=IDLE").append(last(idle.last()));
    } else if (checkpoint instanceof Checkpoint.Done done) {
      line.append(" state=DONE").append(last(done.last()));
    } else if (checkpoint instanceof Checkpoint.Requested requested) {
      line.append(" state=REQUESTED operation=").append(requested.operation().wireValue());
      line.append(last(requested.last()));
    } else if (checkpoint instanceof Checkpoint.Delivering delivering) {
      line.append(" state=DELIVERING page=").append(delivering.page());
      line.append(" position=").append(delivering.position());
      line.append(" attempted=").append(delivering.attempted());
    }
    line.append(history(checkpoint.history())).append(" saved=").append(now);
    return line + CRC + crc(line.toString()) + " " + END;
  }

  private static String last(Optional<PageFingerprint> last) {
    return last.map(page -> " last=" + page).orElse("");
  }

  private static String history(History history) {
    String name = history.iterator().isEmpty() ? "" : " iterator=" + history.iterator();
    String empty = history.sawEmptyArray() ? "1" : "0";
    String until = history.until().map(end -> " until=" + end).orElse("");
    String stripe = seam(history.seam()) + history.plan().map(plan -> " plan=" + plan).orElse("");
    String seen = " pages=" + history.pages() + " empty=" + empty + name + until + stripe;
    return history.strays() == 0
        ? seen
        : seen + " strays=" + history.strays() + " probation=" + history.probation().toSeconds();
  }

  private static String seam(SeamState seam) {
    if (seam.equals(SeamState.UNKNOWN)) {
      return "";
    }
    String mark = seam.mark().map(its -> " mark=" + its).orElse("");
    String shown = " border=" + seam.border() + mark + " held=" + seam.held();
    return seam.unproven() ? shown + " seam=UNPROVEN" : shown;
  }

  private static SeamState seam(Map<String, String> fields) {
    return new SeamState(
        Border.parse(fields.getOrDefault("border", "")),
        Optional.ofNullable(fields.get("mark")).map(Instant::parse),
        Integer.parseInt(fields.getOrDefault("held", "0")),
        fields.containsKey("seam"));
  }

  private static String identity(String tenant, CursorKey cursor) {
    return " tenant=" + tenant + " feed=" + cursor.feed() + " index=" + cursor.index();
  }

  private static String crc(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /**
   * Reads a line that {@link #write} has written for the same cursor.
   *
   * @param where named in the error
   * @throws CheckpointException when it is incomplete, changed, of an unknown version, or of
   *     another cursor
   */
  static Checkpoint read(CursorKey cursor, String text, String where) {
    String line = text.strip();
    Map<String, String> fields = fields(line);
    String version = fields.get(VERSION);
    if (version == null || !line.endsWith(" " + END) || line.contains("\n")) {
      throw unusable(where, "is not a complete checkpoint");
    }
    if (!version.equals("1") && !version.equals("2")) {
      throw unusable(where, "is of version " + version + ", known are 1 and 2");
    }
    if (!isOf(cursor, line)) {
      throw unusable(where, "is not that of " + cursor);
    }
    if (version.equals("2") && !isUnchanged(line)) {
      throw unusable(where, "was changed: its checksum is wrong");
    }
    try {
      return checkpoint(fields);
    } catch (RuntimeException e) {
      throw new CheckpointException(text(where, "cannot be read (" + e.getMessage() + ")"), e);
    }
  }

  private static boolean isUnchanged(String line) {
    int at = line.lastIndexOf(CRC);
    return at > 0 && line.substring(at).equals(CRC + crc(line.substring(0, at)) + " " + END);
  }

  /** Accepts also the tenant's name with its port, as earlier versions wrote it. */
  private static boolean isOf(CursorKey cursor, String line) {
    return line.contains(identity(cursor.tenant().toString(), cursor) + " ")
        || line.contains(identity(cursor.tenant().nameWithPort(), cursor) + " ");
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : line.split(" ", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      fields.put(name, equals < 0 ? "" : field.substring(equals + 1));
    }
    return fields;
  }

  private static Checkpoint checkpoint(Map<String, String> fields) {
    Optional<PageFingerprint> last =
        Optional.ofNullable(fields.get("last")).map(PageFingerprint::parse);
    History history = history(fields);
    return switch (field(fields, "state")) {
      case "UNASKED" -> new Checkpoint.Unasked(history);
      case "IDLE" -> new Checkpoint.Idle(last, history);
      case "DONE" -> new Checkpoint.Done(last, history);
      case "REQUESTED" ->
          new Checkpoint.Requested(IteratorOperation.of(field(fields, "operation")), last, history);
      case "DELIVERING" ->
          new Checkpoint.Delivering(
              PageFingerprint.parse(field(fields, "page")),
              Integer.parseInt(field(fields, "position")),
              Integer.parseInt(field(fields, "attempted")),
              history);
      default -> throw new IllegalArgumentException("state=" + fields.get("state"));
    };
  }

  private static History history(Map<String, String> fields) {
    return new History(
        Long.parseLong(fields.getOrDefault("pages", "0")),
        fields.getOrDefault("empty", "0").equals("1"),
        Integer.parseInt(fields.getOrDefault("strays", "0")),
        Duration.ofSeconds(Long.parseLong(fields.getOrDefault("probation", "0"))),
        fields.getOrDefault("iterator", ""),
        Optional.ofNullable(fields.get("until")).map(Instant::parse),
        seam(fields),
        Optional.ofNullable(fields.get("plan")).map(StripePlan::parse));
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
        + ". Remove it, and the feed begins anew as startFrom says; a backup may be too old to be"
        + " safe";
  }
}
