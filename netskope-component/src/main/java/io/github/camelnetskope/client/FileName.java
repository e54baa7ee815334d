package io.github.camelnetskope.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a safe file name from a {@code Content-Disposition} header. */
final class FileName {
  private static final Pattern NAME =
      Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

  private FileName() {}

  /** The name without a path, control characters, and characters of expressions. */
  static Optional<String> of(String disposition) {
    Matcher found = NAME.matcher(disposition);
    if (!found.find()) {
      return Optional.empty();
    }
    String given = found.group(1) == null ? found.group(2) : found.group(1);
    String bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String safe = bare.replaceAll("[\\p{Cntrl}${}:*?\"<>|]", "_").strip();
    return safe.isEmpty() || safe.matches("\\.+") ? Optional.empty() : Optional.of(safe);
  }
}
