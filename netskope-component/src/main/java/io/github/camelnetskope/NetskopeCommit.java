package io.github.camelnetskope;

/**
 * With {@code manualCommit=true}: the route calls it when the records of an exchange are stored. It
 * is in the header {@link NetskopeConstants#MANUAL_COMMIT}. It may be called after the exchange is
 * done, in any order, and more than once. Thread-safe.
 *
 * <p>The next page is requested when all records of this page are committed. A commit after the
 * consumer has stopped has no effect: the records are delivered again, marked as redelivered.
 */
@FunctionalInterface
public interface NetskopeCommit {

  /** Marks the records of this exchange as done. */
  void commit();
}
