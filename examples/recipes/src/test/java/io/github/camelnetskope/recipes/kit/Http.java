package io.github.camelnetskope.recipes.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests to servers of the tests. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** The answer to a GET. */
  public static String get(String url) throws IOException, InterruptedException {
    return send("GET", url, "");
  }

  /** Sends JSON and returns the text of a successful answer. */
  public static String send(String method, String url, String json)
      throws IOException, InterruptedException {
    var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, body)
            .header("Content-Type", "application/json")
            .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + url + ": " + answer.statusCode());
    }
    return answer.body();
  }
}
