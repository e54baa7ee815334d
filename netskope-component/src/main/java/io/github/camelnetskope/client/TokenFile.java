package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token in a file. The file is read again when it changes and when the tenant has refused the
 * token. While it cannot be read, for example while it is being replaced, the last token is used.
 * Thread-safe.
 */
public final class TokenFile implements TokenSource {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String UNUSABLE =
      "holds more than a token: a blank, a line break within, or a letter beyond ASCII";

  private final Path file;
  private @Nullable Secret token;
  private @Nullable FileTime readAt;
  private boolean warned;

  /** A token file; it is read when the token is needed. */
  public TokenFile(String file) {
    this.file = Path.of(file);
  }

  @Override
  public synchronized Secret token() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      Secret known = token;
      if (known == null || !changed.equals(readAt)) {
        known = read();
        token = known;
        readAt = changed;
      }
      warned = false;
      return known;
    } catch (IOException e) {
      return former(
          NetskopeException.Unauthorized.noToken(refusal("cannot be read, " + reason(e))));
    } catch (NetskopeException.Unauthorized e) {
      return former(e);
    }
  }

  private Secret former(NetskopeException.Unauthorized refusal) {
    Secret known = token;
    if (known == null) {
      throw refusal;
    }
    if (!warned) {
      LOG.warn("{}; the token that was read before is still used", refusal.getMessage());
      warned = true;
    }
    return known;
  }

  private Secret read() throws IOException {
    if (Files.isDirectory(file)) {
      throw NetskopeException.Unauthorized.noToken(refusal("is a folder"));
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String bare = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      if (bare.indexOf('\0') < 0) {
        if (!bare.isBlank() && !TokenText.isUsable(bare.strip())) {
          throw NetskopeException.Unauthorized.noToken(refusal(UNUSABLE));
        }
        return TokenText.secret(bare, "tokenFile " + file + " is empty");
      }
    } catch (CharacterCodingException e) {
      // For example a UTF-16 file with a byte order mark.
    }
    throw NetskopeException.Unauthorized.noToken(
        refusal("is no text in ASCII or UTF-8 (perhaps in UTF-16)"));
  }

  private String refusal(String why) {
    return "there is no token: tokenFile " + file + " " + why;
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : e.getClass().getSimpleName();
  }

  @Override
  public synchronized void refused() {
    token = null;
  }
}
