package io.github.camelnetskope;

/** What a consumer does at start about a tenant that refuses it. */
public enum StartupCheck {
  /** Ask each feed once with an index of its own; say what is wrong, and start. */
  WARN,

  /** The same, and refuse to start. */
  FAIL,

  /** Ask nothing: the first request tells. */
  OFF
}
