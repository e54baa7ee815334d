package io.github.camelnetskope.client;

import io.github.camelnetskope.client.IteratorOperation.Next;

/** What a request that brought no page did to the tenant's cursor. */
public enum CursorEffect {
  /** The cursor is where it was: the same operation may be asked again. */
  NONE,
  /** It may have moved past a page that was not received: only {@code resend} is safe. */
  UNKNOWN;

  private static final int REQUEST_TIMEOUT = 408;

  /**
   * Decides by what is known, and for the unknown where nothing is. The tenant moves the cursor
   * when it starts to answer, so a 4xx did not move it; a 5xx may come from a gateway before a
   * tenant that went on, and so may a 408.
   */
  public static CursorEffect of(IteratorOperation operation, NetskopeException failure) {
    if (!(operation instanceof Next)) {
      return NONE;
    }
    if (failure instanceof NetskopeException.Unreachable unreachable) {
      return unreachable.mayHaveReachedTenant() ? UNKNOWN : NONE;
    }
    if (failure instanceof NetskopeException.MalformedAnswer) {
      return UNKNOWN;
    }
    int status = failure.statusCode().orElse(0);
    return status >= 400 && status < 500 && status != REQUEST_TIMEOUT ? NONE : UNKNOWN;
  }
}
