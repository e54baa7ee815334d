package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.Secret;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where an endpoint has its token from. */
final class Tokens {
  private Tokens() {}

  static TokenSource of(NetskopeConfiguration configuration) {
    String file = configuration.getTokenFile();
    Supplier<String> supplier = configuration.getTokenSupplier();
    String token = configuration.getToken();
    if (file != null) {
      return new TokenFile(file);
    }
    if (supplier != null) {
      return () -> secret(supplier.get(), "tokenSupplier gave none");
    }
    return TokenSource.fixed(secret(token, "token is empty").value());
  }

  /** Refuses an endpoint that could never have a token. */
  static void check(NetskopeConfiguration configuration) {
    boolean elsewhere =
        configuration.getTokenFile() != null || configuration.getTokenSupplier() != null;
    String token = configuration.getToken();
    boolean usable = token != null && isUsable(token.strip());
    BadOptions.require(
        elsewhere || usable,
        "token",
        token == null ? "" : "xxxxxx",
        "the token as Netskope shows it, or tokenFile, or tokenSupplier");
  }

  private static boolean isUsable(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /** Refuses what cannot stand in a header. */
  static Secret secret(@Nullable String token, String otherwise) {
    if (token == null || token.isBlank()) {
      throw new NetskopeException.Unauthorized("there is no token: " + otherwise);
    }
    String stripped = token.strip();
    if (!isUsable(stripped)) {
      throw new NetskopeException.Unauthorized(
          "the token holds a blank, a control character or a letter beyond ASCII");
    }
    return new Secret(stripped);
  }
}
