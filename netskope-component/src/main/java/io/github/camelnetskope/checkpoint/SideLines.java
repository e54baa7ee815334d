package io.github.camelnetskope.checkpoint;

import java.util.Optional;

/**
 * Short lines that a feed keeps beside its checkpoint, in the same store, each at a place of its
 * own. They are less safe than the checkpoint: after a crash a line may be lost, damaged or old, so
 * the reader has to check it. They have one owner at a time, and are used by one thread at a time.
 */
public interface SideLines {
  /** The longest line, in ASCII characters. */
  int MOST_CHARACTERS = CheckpointFormat.MOST_CHARACTERS;

  /** For a store without side lines. */
  SideLines NONE =
      new SideLines() {
        @Override
        public Optional<String> read(int place) {
          return Optional.empty();
        }

        @Override
        public void write(int place, String line) {}
      };

  /**
   * Reads the line at a place, from 0; empty when there is none. Places are filled in order, so all
   * later places are empty too.
   *
   * @throws CheckpointException when the store cannot be read
   */
  Optional<String> read(int place);

  /**
   * Replaces the line at a place.
   *
   * @throws CheckpointException when the line was not written, or may not have been
   */
  void write(int place, String line);
}
