package io.github.camelnetskope;

/** Whether a consumer checks at start that the tenant accepts its requests. */
public enum StartupCheck {
  /** Request each feed once, with a separate index; log what is wrong, and start. */
  WARN,

  /** The same, and refuse to start. */
  FAIL,

  /** No check: problems show at the first request. */
  OFF
}
