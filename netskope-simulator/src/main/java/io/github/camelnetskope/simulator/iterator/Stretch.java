package io.github.camelnetskope.simulator.iterator;

import java.util.List;

/** Consecutive records of a feed that were created in the same way. */
sealed interface Stretch {

  /** The number of the first record. */
  long first();

  long count();

  /** When a record was inserted, in milliseconds of the epoch. */
  double insertedAt(long number);

  default long end() {
    return first() + count();
  }

  /** Made by the generator, at regular intervals. */
  record Generated(long first, long count, double fromMillis, double millisApart)
      implements Stretch {
    @Override
    public double insertedAt(long number) {
      return fromMillis + (number - first) * millisApart;
    }
  }

  /** Given as texts. */
  record Texts(long first, List<byte[]> texts, double atMillis, boolean endsPage)
      implements Stretch {
    @Override
    public long count() {
      return texts.size();
    }

    @Override
    public double insertedAt(long number) {
      return atMillis;
    }
  }
}
