package io.github.camelnetskope.recipes.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.recipes.kit.Judge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake refuses what Azure refuses. */
class IngestionProtocolTest {
  private static final String ROW =
      "[{\"TimeGenerated\":\"2026-05-04T13:00:00Z\",\"Feed\":\"events/alert\",\"RecordKey\":\"k\","
          + "\"Record\":{\"a\":1},\"Undeclared\":2}]";
  private static final String FORM =
      "grant_type=client_credentials&scope=%s&client_id=%s&client_secret=%s";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private IngestionServer server;

  @BeforeEach
  void start() throws IOException {
    server = new IngestionServer(3600, 3);
    server.losesNothing();
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "good, /streams/Custom-Netskope?api-version=2023-01-01, application/json, ROW, 204",
        "none, /streams/Custom-Netskope?api-version=2023-01-01, application/json, ROW, 401",
        "role, /streams/Custom-Netskope?api-version=2023-01-01, application/json, ROW, 403",
        "good, /streams/Custom-Other?api-version=2023-01-01, application/json, ROW, 404",
        "good, /streams/Custom-Netskope, application/json, ROW, 400",
        "good, /streams/Custom-Netskope?api-version=2023-01-01, text/plain, ROW, 400",
        "good, /streams/Custom-Netskope?api-version=2023-01-01, application/json, [{, 400",
        "good, /streams/Custom-Netskope?api-version=2023-01-01, application/json, {}, 400",
        "good, /streams/Custom-Netskope?api-version=2023-01-01, application/json, [{}], 400",
        "good, /streams/Custom-Netskope?api-version=2023-01-01, application/json, LARGE, 413",
      })
  void violations_of_the_protocol_are_refused(
      String token, String path, String type, String body, int status) throws Exception {
    String bearer =
        switch (token) {
          case "good" -> token(TokenEndpoint.CLIENT);
          case "role" -> token(TokenEndpoint.CLIENT_WITHOUT_ROLE);
          default -> "nothing";
        };
    String text =
        switch (body) {
          case "ROW" -> ROW;
          case "LARGE" -> "[" + " ".repeat(1_048_575) + "]";
          default -> body;
        };

    String rule = "/dataCollectionRules/" + IngestionServer.RULE;
    assertThat(post(rule + path, type, bearer, text).statusCode()).isEqualTo(status);
    assertThat(server.count()).isEqualTo(status == 204 ? 1 : 0);
  }

  @Test
  void one_request_too_many_gets_the_time_of_the_next_attempt() throws Exception {
    String bearer = token(TokenEndpoint.CLIENT);
    String path = IngestionServer.PATH + "?api-version=2023-01-01";
    for (int i = 0; i < 2; i++) {
      assertThat(post(path, "application/json", bearer, ROW).statusCode()).isEqualTo(204);
    }

    HttpResponse<String> answer = post(path, "application/json", bearer, ROW);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void a_token_needs_the_secret() throws Exception {
    String form = FORM.formatted(TokenEndpoint.SCOPE, TokenEndpoint.CLIENT, "wrong");

    assertThat(post(TokenEndpoint.PATH, "application/x-www-form-urlencoded", "", form).statusCode())
        .isEqualTo(401);
  }

  private String token(String id) throws Exception {
    String form = FORM.formatted(TokenEndpoint.SCOPE, id, TokenEndpoint.SECRET);
    HttpResponse<String> answer =
        post(TokenEndpoint.PATH, "application/x-www-form-urlencoded", "", form);
    return Judge.tree(answer.body()).path("access_token").asText();
  }

  private HttpResponse<String> post(String path, String type, String bearer, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + bearer)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
