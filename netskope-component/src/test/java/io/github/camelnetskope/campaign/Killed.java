package io.github.camelnetskope.campaign;

/** The process is killed here: from now on it writes and sends nothing. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;
}
