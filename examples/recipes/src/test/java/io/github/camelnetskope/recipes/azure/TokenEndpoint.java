package io.github.camelnetskope.recipes.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.camelnetskope.recipes.kit.HttpSink.Answer;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Microsoft Entra's token endpoint for client credentials. Tokens expire. */
final class TokenEndpoint {
  static final String PATH = "/22222222-3333-4444-5555-666666666666/oauth2/v2.0/token";
  static final String SCOPE = "https://monitor.azure.com//.default";
  static final String CLIENT = "77777777-8888-9999-0000-111111111111";
  static final String SECRET = "abC8Q~a.secret_of-the~app";

  /** A client with a token, but without the role Monitoring Metrics Publisher. */
  static final String CLIENT_WITHOUT_ROLE = "77777777-8888-9999-0000-222222222222";

  private final int seconds;
  private final Map<String, Token> tokens = new HashMap<>();

  TokenEndpoint(int seconds) {
    this.seconds = seconds;
  }

  private record Token(String client, long end) {}

  /** Whether a token is accepted. */
  enum Worth {
    GOOD,
    WITHOUT_ROLE,
    UNKNOWN
  }

  Answer take(HttpExchange request, String body) {
    Map<String, String> form =
        Arrays.stream(body.split("&"))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> field.length < 2 ? "" : URLDecoder.decode(field[1], UTF_8)));
    String type = request.getRequestHeaders().getFirst("Content-Type");
    if (!request.getRequestMethod().equals("POST")
        || type == null
        || !type.startsWith("application/x-www-form-urlencoded")) {
      return refused(400, "invalid_request");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refused(400, "unsupported_grant_type");
    }
    if (!SCOPE.equals(form.get("scope"))) {
      return refused(400, "invalid_scope");
    }
    String client = form.getOrDefault("client_id", "");
    boolean known = client.equals(CLIENT) || client.equals(CLIENT_WITHOUT_ROLE);
    if (!known || !SECRET.equals(form.get("client_secret"))) {
      return refused(401, "invalid_client");
    }
    String token = "token-" + tokens.size();
    tokens.put(token, new Token(client, System.nanoTime() + Duration.ofSeconds(seconds).toNanos()));
    return new Answer(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\"}"
            .formatted(seconds, token));
  }

  private static Answer refused(int status, String error) {
    return new Answer(status, "{\"error\":\"%s\"}".formatted(error));
  }

  Worth check(String authorization) {
    String text = authorization == null ? "" : authorization;
    Token token = text.startsWith("Bearer ") ? tokens.get(text.substring(7)) : null;
    if (token == null || token.end() - System.nanoTime() < 0) {
      return Worth.UNKNOWN;
    }
    return token.client().equals(CLIENT) ? Worth.GOOD : Worth.WITHOUT_ROLE;
  }

  int given() {
    return tokens.size();
  }
}
