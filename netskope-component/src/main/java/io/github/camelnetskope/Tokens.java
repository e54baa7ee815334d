package io.github.camelnetskope;

import io.github.camelnetskope.client.TokenFile;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.TokenText;
import java.util.function.Supplier;

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
      return () -> TokenText.secret(supplier.get(), "tokenSupplier gave none");
    }
    return TokenSource.fixed(TokenText.secret(token, "token is empty").value());
  }

  /** Refuses an endpoint that could never have a token. */
  static void check(NetskopeConfiguration configuration) {
    boolean elsewhere =
        configuration.getTokenFile() != null || configuration.getTokenSupplier() != null;
    String token = configuration.getToken();
    boolean usable = token != null && TokenText.isUsable(token.strip());
    BadOptions.require(
        elsewhere || usable,
        "token",
        token == null ? "" : "xxxxxx",
        "the token as Netskope shows it, or tokenFile, or tokenSupplier");
  }
}
