package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.Secret;
import org.jspecify.annotations.Nullable;

/** The rules for the text of a token, which is sent in a header. */
public final class TokenText {
  private TokenText() {}

  /** Whether it can be sent in a header unchanged. */
  public static boolean isUsable(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
        return false;
      }
    }
    return !token.isEmpty();
  }

  /**
   * The token without the blanks around it.
   *
   * @param otherwise the error text when there is none
   * @throws NetskopeException.Unauthorized when it cannot be sent in a header
   */
  public static Secret secret(@Nullable String token, String otherwise) {
    if (token == null || token.isBlank()) {
      throw NetskopeException.Unauthorized.noToken("there is no token: " + otherwise);
    }
    String stripped = token.strip();
    if (!isUsable(stripped)) {
      throw NetskopeException.Unauthorized.noToken(
          "the token holds a blank, a control character or a letter beyond ASCII");
    }
    return new Secret(stripped);
  }
}
