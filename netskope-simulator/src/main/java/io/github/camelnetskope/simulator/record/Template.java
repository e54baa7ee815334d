package io.github.camelnetskope.simulator.record;

import java.util.ArrayList;
import java.util.List;

/** A record with holes: constant bytes, and between them values that differ for each record. */
final class Template {

  /** The kinds of values between two pieces. */
  enum Hole {
    ID,
    TIMESTAMP,
    INSERTION,
    LONG_ID,
    HUGE_ID
  }

  private final List<byte[]> pieces;
  private final List<Hole> holes;
  private final int length;

  private Template(List<byte[]> pieces, List<Hole> holes, int length) {
    this.pieces = List.copyOf(pieces);
    this.holes = List.copyOf(holes);
    this.length = length;
  }

  /** Calls {@code filler} at each hole and copies everything else. */
  void render(ByteSink sink, Filler filler) {
    for (int i = 0; i < holes.size(); i++) {
      sink.bytes(pieces.get(i));
      filler.fill(holes.get(i), i, sink);
    }
    sink.bytes(pieces.get(holes.size()));
  }

  /** The approximate length of a rendered record. */
  int length() {
    return length;
  }

  /** Writes the value of one hole. */
  interface Filler {
    void fill(Hole hole, int position, ByteSink sink);
  }

  /** Collects pieces and holes in order. */
  static final class Builder {
    private final List<byte[]> pieces = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private ByteSink piece = new ByteSink(256);
    private int length;

    Builder text(String text) {
      int before = piece.length();
      piece.text(text);
      length += piece.length() - before;
      return this;
    }

    Builder hole(Hole hole) {
      pieces.add(piece.toBytes());
      piece = new ByteSink(256);
      holes.add(hole);
      length += hole == Hole.ID ? 24 : 19;
      return this;
    }

    int length() {
      return length;
    }

    Template build() {
      pieces.add(piece.toBytes());
      return new Template(pieces, holes, length);
    }
  }
}
