package io.github.camelnetskope.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name that a {@code Content-Disposition} gives to a file, as far as it is safe to use. */
final class FileName {
  private static final Pattern NAME =
      Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))");

  private FileName() {}

  /** The bare name: without a path, control characters or what an expression could be made of. */
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
