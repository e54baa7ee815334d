package io.github.camelnetskope.client;

import io.github.camelnetskope.client.EventRecord.SliceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** One JSON value of an answer, exactly as it was received. */
public final class JsonText {
  /** The whole answer; never changed, and never given back to {@link PageBuffers}. */
  private final byte[] answer;

  private final int from;
  private final int to;

  JsonText(byte[] answer, int from, int to) {
    this.answer = answer;
    this.from = from;
    this.to = to;
  }

  /** The exact source text. */
  public String json() {
    return new String(answer, from, to - from, StandardCharsets.UTF_8);
  }

  /** The exact source text as UTF-8. */
  public byte[] bytes() {
    return Arrays.copyOfRange(answer, from, to);
  }

  /** A checksum; different texts can have the same one, rarely. */
  long checksum() {
    var checksum = new CRC32();
    checksum.update(answer, from, to - from);
    return checksum.getValue();
  }

  /** Gives a reader the source text as UTF-8, without a copy. */
  public <T> T read(SliceReader<T> reader) throws IOException {
    return reader.read(answer, from, to - from);
  }
}
