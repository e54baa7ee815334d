package io.github.camelnetskope;

/** What a failed exchange does. */
public enum OnFailure {
  /** Hold the position, wait, deliver again from that record. */
  RETRY,

  /** Hand the failure to the exception handler and continue. */
  SKIP,

  /** Hold the position and stop this feed until the route is started again. */
  STOP
}
