package io.github.camelnetskope.client.http;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request to a tenant.
 *
 * @param method the HTTP method
 * @param uri where to; never holds a token
 * @param token sent as the {@code Netskope-Api-Token} header; absent for REST API v1, whose token
 *     is in the body
 * @param queryToken sent as the query parameter {@code token}, for those endpoints of REST API v1
 *     that have to be a GET; it is added to the address just before sending
 * @param body of a POST
 */
public record ApiRequest(
    String method,
    URI uri,
    Optional<Secret> token,
    Optional<Secret> queryToken,
    Optional<Body> body) {

  private static final Pattern INDEX = Pattern.compile("(?:^|&)(index=[^&]*)");

  /** The header that carries a REST API v2 token. */
  public static final String TOKEN_HEADER = "Netskope-Api-Token";

  /** A GET with a REST API v2 token. */
  public static ApiRequest get(URI uri, Secret token) {
    return new ApiRequest("GET", uri, Optional.of(token), Optional.empty(), Optional.empty());
  }

  /** Any method, with a REST API v2 token and optionally a body. */
  public static ApiRequest of(String method, URI uri, Secret token, Optional<Body> body) {
    return new ApiRequest(method, uri, Optional.of(token), Optional.empty(), body);
  }

  /** A GET with the token in its address. */
  public static ApiRequest getWithQueryToken(URI uri, Secret token) {
    return new ApiRequest("GET", uri, Optional.empty(), Optional.of(token), Optional.empty());
  }

  /** A GET without a token. */
  public static ApiRequest anonymousGet(URI uri) {
    return new ApiRequest("GET", uri, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A POST with the token in its body. */
  public static ApiRequest post(URI uri, Body body) {
    return new ApiRequest("POST", uri, Optional.empty(), Optional.empty(), Optional.of(body));
  }

  /**
   * The target of the request: the feed and the index, or the endpoint. Only requests with the same
   * target share a connection, since an answer that is sent twice would be taken for that of the
   * next request.
   */
  String conversation() {
    Matcher index = INDEX.matcher(String.valueOf(uri.getRawQuery()));
    return uri.getPath() + (index.find() ? "?" + index.group(1) : "");
  }

  /** The body of a POST. It may hold a token, so toString shows only its size. */
  public record Body(String contentType, byte[] bytes) {
    @Override
    public String toString() {
      return contentType + ", length " + bytes.length;
    }
  }
}
