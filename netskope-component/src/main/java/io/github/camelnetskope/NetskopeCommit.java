package io.github.camelnetskope;

/**
 * What a route calls, with {@code manualCommit=true}, when the records of an exchange are safe. It
 * stands in the header {@link NetskopeConstants#MANUAL_COMMIT} and may be called from any thread,
 * also after the exchange is done, in any order, and more than once.
 *
 * <p>The next page is asked for when all records of this one are committed. After the consumer has
 * stopped a commit is too late: the records come again, marked as redelivered.
 */
@FunctionalInterface
public interface NetskopeCommit {

  /** The records of this exchange are safe. */
  void commit();
}
