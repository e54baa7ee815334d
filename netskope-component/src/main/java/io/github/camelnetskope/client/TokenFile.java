package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A token in a file, read again when the file changes and when the tenant refused the token.
 * Thread-safe.
 */
public final class TokenFile implements TokenSource {
  private final Path file;
  private @Nullable Secret token;
  private @Nullable FileTime readAt;

  /** Reads the file when the token is asked for. */
  public TokenFile(String file) {
    this.file = Path.of(file);
  }

  @Override
  public synchronized Secret token() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      Secret known = token;
      if (known == null || !changed.equals(readAt)) {
        known = TokenText.secret(Files.readString(file), "tokenFile " + file + " is empty");
        token = known;
        readAt = changed;
      }
      return known;
    } catch (IOException e) {
      throw new NetskopeException.Unauthorized(
          "there is no token: tokenFile " + file + " cannot be read (" + reason(e) + ")");
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName();
  }

  @Override
  public synchronized void refused() {
    token = null;
  }
}
