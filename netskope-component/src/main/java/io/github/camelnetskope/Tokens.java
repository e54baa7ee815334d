package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.TokenFile;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.TokenText;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.feed.FeedProblems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the token source of an endpoint, and checks it. */
final class Tokens {
  private static final List<String> SOURCES = List.of("token", "tokenFile", "tokenSupplier");

  /** Finds a token that is written without RAW, in a URI that Camel has already normalized. */
  private static final Pattern BARE = Pattern.compile("[?&]token=(?!RAW[({])");

  private static final String DOUBT =
      ". It stood in a URI without RAW, where + and % are changed: write token=RAW({{name}}), or"
          + " use tokenFile";

  private Tokens() {}

  /**
   * The source that the options name.
   *
   * @param uri of the endpoint
   */
  static TokenSource of(NetskopeConfiguration configuration, String uri) {
    String file = configuration.getTokenFile();
    Supplier<String> supplier = configuration.getTokenSupplier();
    String token = configuration.getToken();
    if (file != null) {
      return new TokenFile(file);
    }
    if (supplier != null) {
      return () -> TokenText.secret(supplied(supplier), "tokenSupplier gave none");
    }
    String doubt = BARE.matcher(uri).find() ? DOUBT : "";
    return TokenSource.fixed(new Secret(TokenText.secret(token, "token is empty").value(), doubt));
  }

  /** The text of a supplier's exception may hold a secret: only its class is named. */
  private static @Nullable String supplied(Supplier<String> supplier) {
    try {
      return supplier.get();
    } catch (Exception e) {
      throw new NetskopeException.Unauthorized(
          "there is no token: tokenSupplier threw " + FeedProblems.names(e), Sender.NOBODY);
    }
  }

  /** Refuses several token sources at once, of which only one could be used. */
  static void checkOneSource(NetskopeConfiguration configuration) {
    checkOneSource(
        Stream.of(
                configuration.getToken() == null ? "" : "token",
                configuration.getTokenFile() == null ? "" : "tokenFile",
                configuration.getTokenSupplier() == null ? "" : "tokenSupplier")
            .filter(name -> !name.isEmpty())
            .toList(),
        "the component");
  }

  private static void checkOneSource(List<String> given, String level) {
    BadOptions.require(
        given.size() <= 1,
        "token",
        "given as " + String.join(" and ", given) + " of " + level,
        "one of token, tokenFile and tokenSupplier");
  }

  /** A token source in the URI replaces that of the component, also one of another kind. */
  static void override(NetskopeConfiguration configuration, Map<String, Object> parameters) {
    List<String> given =
        SOURCES.stream()
            .filter(name -> parameters.keySet().stream().anyMatch(p -> same(p, name)))
            .toList();
    checkOneSource(given, "the URI");
    if (!given.isEmpty()) {
      configuration.setToken(null);
      configuration.setTokenFile(null);
      configuration.setTokenSupplier(null);
    }
  }

  private static boolean same(String parameter, String name) {
    return parameter.replace("-", "").equalsIgnoreCase(name);
  }

  /** Refuses an endpoint without a usable token source. */
  static void check(NetskopeConfiguration configuration, String api) {
    boolean elsewhere =
        configuration.getTokenFile() != null || configuration.getTokenSupplier() != null;
    String token = Objects.requireNonNullElse(configuration.getToken(), "");
    boolean none = token.isBlank();
    boolean usable = TokenText.isUsable(token.strip());
    boolean v1 = api.equals(NetskopeEndpoint.V1);
    BadOptions.require(
        elsewhere || !none || !v1,
        "v1Token",
        "",
        "the token of REST API v1, which differs from that of v2: v1Token of the component, or"
            + " token, tokenFile or tokenSupplier in the URI");
    BadOptions.require(
        elsewhere || !none,
        "token",
        "",
        "the token of REST API v2 as Netskope shows it, or tokenFile, or tokenSupplier");
    BadOptions.require(
        elsewhere || usable,
        "token",
        "xxxxxx",
        "the token as Netskope shows it, without blanks; in a URI + and % change unless it is"
            + " written as token=RAW({{name}}); or tokenFile, or tokenSupplier");
  }
}
