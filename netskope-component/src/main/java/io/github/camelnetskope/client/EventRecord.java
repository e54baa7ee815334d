package io.github.camelnetskope.client;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record of a page: an unchanged view of the page's bytes. Confined to one thread. */
public final class EventRecord {
  /**
   * Owned by the page's {@link PageBody}, and used again for another page: read only while the page
   * is in hand.
   */
  private final byte[] page;

  private final int from;
  private final int to;
  private final int idFrom;
  private final int idTo;
  private final long epochMillis;

  /** Created at the first use. */
  private @Nullable String id;

  EventRecord(byte[] page, int from, int to, int idFrom, int idTo, long epochMillis) {
    this.page = page;
    this.from = from;
    this.to = to;
    this.idFrom = idFrom;
    this.idTo = idTo;
    this.epochMillis = epochMillis;
  }

  /** The exact source text; bytes that are not UTF-8 become U+FFFD. */
  public String json() {
    return Utf8Text.of(page, from, to);
  }

  /** The exact bytes: the source text as UTF-8, unless the tenant sent other bytes. */
  public byte[] bytes() {
    return Arrays.copyOfRange(page, from, to);
  }

  /** Gives a reader the source text as UTF-8, without a copy. */
  public <T> T read(SliceReader<T> reader) throws IOException {
    return reader.read(page, from, to - from);
  }

  /**
   * Reads a part of an array; must not change it.
   *
   * @param <T> the result
   */
  @FunctionalInterface
  public interface SliceReader<T> {
    /** Reads {@code length} bytes from {@code offset} on. */
    T read(byte[] bytes, int offset, int length) throws IOException;
  }

  /** The record's {@code _id}; endpoint records have none. */
  public Optional<String> id() {
    if (id == null && idTo > 0) {
      id = TextReader.text(page, idFrom, idTo);
    }
    return Optional.ofNullable(id);
  }

  /**
   * A key that is unique to the record, for idempotent sinks: its {@code _id}, a hyphen and 16
   * hexadecimal digits over its bytes, or 32 digits when it has no {@code _id}. The same bytes
   * always have the same key.
   */
  public String key() {
    return id().filter(text -> !text.isEmpty())
        .map(text -> RecordKey.of(text, page, from, to))
        .orElseGet(() -> RecordKey.of(page, from, to));
  }

  /**
   * The record's {@code timestamp}; empty when it has none, or one that is not certainly a time.
   */
  public Optional<Instant> time() {
    return WireTime.instant(epochMillis);
  }
}
