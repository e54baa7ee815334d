package io.github.camelnetskope.model;

import io.github.camelnetskope.client.http.ApiHeaders;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client receives: the tenant's answer, or what somebody else has put in its place.
 *
 * @param status 0 when no answer came
 */
record Reply(String name, int status, byte[] body, Kind kind) {
  Reply(String name, int status, String body, Kind kind) {
    this(name, status, body.getBytes(StandardCharsets.UTF_8), kind);
  }

  /** What the client may conclude of it. */
  enum Kind {
    /** Nobody knows what became of the request: it may be carried out later. */
    UNCLEAR,
    REFUSAL,
    /** A refusal in the tenant's own form. */
    OWN_REFUSAL,
    SILENCE,
    /** Of the tenant. */
    TRUE
  }

  private static final ApiHeaders NO_HEADERS = ApiHeaders.of(Map.of());
  private static final String ERROR = "{\"message\":\"no\"}";
  private static final String HTML = "<html>gateway</html>";

  /** One of each kind. */
  static final List<Reply> KINDS =
      List.of(
          new Reply("lost", 0, "", Kind.UNCLEAR),
          new Reply("403", 403, "", Kind.REFUSAL),
          new Reply("400 in the tenant's form", 400, ERROR, Kind.OWN_REFUSAL),
          new Reply("204", 204, "", Kind.SILENCE));

  /** All that were seen in the field. */
  static final List<Reply> ALL =
      List.of(
          KINDS.get(0),
          new Reply("html", 200, HTML, Kind.UNCLEAR),
          new Reply("cut", 200, "{\"ok\":1,\"result\":[{\"_id", Kind.UNCLEAR),
          new Reply(
              "records elsewhere", 200, "{\"ok\":1,\"data\":[{\"_id\":\"9\"}]}", Kind.UNCLEAR),
          new Reply("408", 408, "", Kind.UNCLEAR),
          new Reply("500", 500, ERROR, Kind.UNCLEAR),
          new Reply("504 html", 504, HTML, Kind.UNCLEAR),
          KINDS.get(1),
          KINDS.get(2),
          new Reply("302", 302, "", Kind.REFUSAL),
          new Reply("400 html", 400, HTML, Kind.REFUSAL),
          new Reply("401", 401, ERROR, Kind.REFUSAL),
          new Reply("403 in the tenant's form", 403, ERROR, Kind.REFUSAL),
          new Reply("404", 404, "", Kind.REFUSAL),
          new Reply("407 html", 407, HTML, Kind.REFUSAL),
          new Reply("409", 409, ERROR, Kind.REFUSAL),
          new Reply("410", 410, "", Kind.REFUSAL),
          new Reply("429", 429, ERROR, Kind.REFUSAL),
          new Reply("ok 0", 200, "{\"ok\":0,\"message\":\"no\"}", Kind.REFUSAL),
          KINDS.get(3),
          new Reply("200 without content", 200, "", Kind.SILENCE),
          new Reply("no result", 200, "{\"ok\":1}", Kind.SILENCE),
          new Reply("result null", 200, "{\"ok\":1,\"result\":null}", Kind.SILENCE));

  private static final Reply EMPTY_ARRAY =
      new Reply("[]", 200, "{\"ok\":1,\"result\":[]}", Kind.TRUE);
  private static final Reply REFUSED = new Reply("400", 400, ERROR, Kind.TRUE);
  private static final List<Reply> PAGES = List.of(page(0), page(1), page(2), page(3), page(4));

  private static Reply page(int number) {
    String body = "{\"ok\":1,\"result\":[{\"_id\":\"" + number + "\"}]}";
    return new Reply("page " + number, 200, body, Kind.TRUE);
  }

  /** What the tenant answers. */
  static Reply ofTenant(int answer, boolean saysNothingByArray) {
    return switch (answer) {
      case Model.NOTHING -> saysNothingByArray ? EMPTY_ARRAY : KINDS.get(3);
      case Model.REFUSED -> REFUSED;
      default -> PAGES.get(answer);
    };
  }

  /** Whether the request may still be carried out. */
  boolean mayComeLater() {
    return kind == Kind.UNCLEAR;
  }

  /** Whether a tenant may say so that there is nothing. */
  boolean looksLikeNothing() {
    return kind == Kind.SILENCE || kind == Kind.OWN_REFUSAL;
  }

  @Nullable ApiResponse response() {
    return status == 0 ? null : new ApiResponse(status, NO_HEADERS, body);
  }

  static TransportException failure(Reached reached) {
    return new TransportException(reached, "no answer");
  }

  @Override
  public String toString() {
    return name;
  }
}
