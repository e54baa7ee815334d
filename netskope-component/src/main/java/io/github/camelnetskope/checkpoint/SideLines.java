package io.github.camelnetskope.checkpoint;

import java.util.Optional;

/**
 * Short lines that a feed keeps beside its checkpoint, in the same store, each at a place of its
 * own. They are less safe than the checkpoint: one may be lost, torn or old after a crash, so
 * whoever reads it checks it. One owner at a time has them; for one thread at a time.
 */
public interface SideLines {
  /** As long as a line may be, in characters of ASCII. */
  int MOST_CHARACTERS = CheckpointFormat.MOST_CHARACTERS;

  /** A store that keeps none. */
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
   * Reads the line at a place, from 0; empty when there is none. Places are filled in order, so
   * there is none behind it either.
   *
   * @throws CheckpointException when the store cannot be read
   */
  Optional<String> read(int place);

  /**
   * Replaces the line at a place.
   *
   * @throws CheckpointException when it was not written, or may not have been
   */
  void write(int place, String line);
}
