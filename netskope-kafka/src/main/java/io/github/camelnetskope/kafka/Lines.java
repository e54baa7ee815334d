package io.github.camelnetskope.kafka;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Newline-delimited text, copied line by line. */
final class Lines implements Iterator<byte[]> {
  private final byte[] text;
  private int from;

  private Lines(byte[] text) {
    this.text = text;
    skipEnds();
  }

  /** The lines that are not empty, without their ends. */
  static Stream<byte[]> of(byte[] text) {
    int kind = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Lines(text), kind), false);
  }

  @Override
  public boolean hasNext() {
    return from < text.length;
  }

  @Override
  public byte[] next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int to = from;
    while (to < text.length && text[to] != '\n') {
      to++;
    }
    byte[] line = Arrays.copyOfRange(text, from, to);
    from = to;
    skipEnds();
    return line;
  }

  private void skipEnds() {
    while (from < text.length && text[from] == '\n') {
      from++;
    }
  }
}
