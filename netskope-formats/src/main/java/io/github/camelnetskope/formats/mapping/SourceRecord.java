package io.github.camelnetskope.formats.mapping;

import java.util.Arrays;

/**
 * The top-level fields of one record, in their order; reused for the next record. Texts are exact:
 * the digits of a number, the JSON of what is nested. Confined to one call.
 */
final class SourceRecord {

  /** The kind of a field's text. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NESTED,
    NULL
  }

  private final KnownFields known;
  private String[] names = new String[128];
  private Kind[] kinds = new Kind[128];
  private String[] texts = new String[128];
  private boolean[] used = new boolean[128];
  private int size;

  /** The position of each known field plus 1; 0: the record does not have it. */
  private final int[] positions;

  SourceRecord(KnownFields known) {
    this.known = known;
    this.positions = new int[known.size()];
  }

  void clear() {
    size = 0;
    Arrays.fill(positions, 0);
  }

  /** Adds a field. Of several with one name the first is mapped, all are kept. */
  void add(String name, Kind kind, String text) {
    if (size == names.length) {
      grow();
    }
    names[size] = name;
    kinds[size] = kind;
    texts[size] = text;
    used[size] = isEmpty(kind, text);
    size++;
    int id = known.idOf(name);
    if (id >= 0 && positions[id] == 0 && !used[size - 1]) {
      positions[id] = size;
    }
  }

  /** Adds a value that is known about the record but is not in it. */
  void addHint(String name, String text) {
    add(name, Kind.STRING, text);
    use(size - 1);
  }

  int size() {
    return size;
  }

  /** Where a known field is, -1 when the record does not have it or has it empty. */
  int positionOf(int id) {
    return positions[id] - 1;
  }

  String name(int position) {
    return names[position];
  }

  Kind kind(int position) {
    return kinds[position];
  }

  String text(int position) {
    return texts[position];
  }

  /** Marks that the field's whole content is in the output. */
  void use(int position) {
    used[position] = true;
  }

  /** Whether nothing of this field is left to be written; also true of an empty one. */
  boolean isUsed(int position) {
    return used[position];
  }

  private static boolean isEmpty(Kind kind, String text) {
    return switch (kind) {
      case NULL -> true;
      case STRING -> text.isEmpty();
      case NESTED -> text.length() == 2; // {} and []
      case NUMBER, BOOLEAN -> false;
    };
  }

  private void grow() {
    names = Arrays.copyOf(names, 2 * size);
    kinds = Arrays.copyOf(kinds, 2 * size);
    texts = Arrays.copyOf(texts, 2 * size);
    used = Arrays.copyOf(used, 2 * size);
  }
}
