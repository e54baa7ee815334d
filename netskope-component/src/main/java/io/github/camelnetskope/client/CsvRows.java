package io.github.camelnetskope.client;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of a CSV text; accepts any content. Cells are separated by commas, rows by line
 * breaks; a quoted cell may hold both, and doubled quotes. Blank lines are skipped. A quote that is
 * never closed is an ordinary character. Confined to one thread.
 */
final class CsvRows {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final byte[] csv;
  private final int length;
  private int at;

  /** The rows in the first bytes of an array. */
  CsvRows(byte[] csv, int length) {
    this.csv = csv;
    this.length = length;
    boolean marked =
        length >= MARK.length && csv[0] == MARK[0] && csv[1] == MARK[1] && csv[2] == MARK[2];
    this.at = marked ? MARK.length : 0;
  }

  /** The cells of the next row, as bytes; none when there is no row left. */
  List<byte[]> next() {
    while (at < length && (csv[at] == '\n' || csv[at] == '\r')) {
      at++;
    }
    List<byte[]> cells = new ArrayList<>();
    if (at < length) {
      do {
        cells.add(cell());
      } while (take(','));
    }
    return cells;
  }

  private boolean take(char expected) {
    boolean there = at < length && csv[at] == expected;
    at += there ? 1 : 0;
    return there;
  }

  private byte[] cell() {
    var cell = new ByteArrayOutputStream();
    int close = at < length && csv[at] == '"' ? closingQuote(at + 1) : -1;
    if (close >= 0) {
      for (int i = at + 1; i < close; i++) {
        cell.write(csv[i]);
        i += csv[i] == '"' ? 1 : 0; // skip the second of two quotes
      }
      at = close + 1;
    }
    while (at < length && csv[at] != ',' && !isLineEnd(at)) {
      cell.write(csv[at++]);
    }
    return cell.toByteArray();
  }

  private int closingQuote(int from) {
    for (int i = from; i < length; i++) {
      if (csv[i] == '"') {
        if (i + 1 >= length || csv[i + 1] != '"') {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private boolean isLineEnd(int position) {
    boolean carriageReturn =
        csv[position] == '\r' && (position + 1 == length || csv[position + 1] == '\n');
    return carriageReturn || csv[position] == '\n';
  }
}
