package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Cancellation;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * REST API v1 of a tenant: each call is one request, sent once, without regard to any pace. Safe
 * for use by several threads.
 */
public final class QueryClient {
  private static final String UNCLEAR =
      ". Whether it happened is unclear, so it was not repeated: look before asking again";
  private static final String AUTHORIZATION = "Authorization Error";

  private final Tenant tenant;
  private final Transport transport;
  private final TokenSource tokens;
  private final Clock clock;
  private final int maxBytes;

  public QueryClient(
      Tenant tenant, Transport transport, TokenSource tokens, Clock clock, int maxBytes) {
    this.tenant = tenant;
    this.transport = transport;
    this.tokens = tokens;
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /**
   * Asks, and receives the whole answer.
   *
   * @throws NetskopeException when there is no good answer
   */
  public QueryAnswer ask(Query query) {
    Secret token = tokens.token();
    String unclear = query.effect() == QueryEffect.CHANGES ? UNCLEAR : "";
    var errors = new AnswerErrors("asking " + tenant + " for " + query.asked(), token, unclear);
    try {
      ApiRequest request = QueryRequest.of(query, tenant, token);
      return answer(query, transport.send(request, new Cancellation()), errors);
    } catch (TransportException e) {
      throw errors.of(e);
    } catch (NetskopeException e) {
      if (refusesToken(e)) {
        tokens.refused();
      }
      throw e;
    }
  }

  private static boolean refusesToken(NetskopeException e) {
    return e instanceof NetskopeException.Unauthorized
        || e instanceof NetskopeException.Forbidden
        || (e instanceof NetskopeException.RequestRejected rejected
            && rejected.errorCode().equalsIgnoreCase(AUTHORIZATION));
  }

  private QueryAnswer answer(Query query, ApiResponse response, AnswerErrors errors) {
    if (response.status() == 302 && "download-url".equals(query.parameters().get("op"))) {
      return QueryAnswer.redirect(location(response, errors));
    }
    if (response.status() != 200) {
      throw errors.of(response, clock.instant());
    }
    if (response.body().length == 0) {
      throw errors.malformed(200, "an answer without a body");
    }
    try {
      byte[] json = PageBody.of(response, maxBytes).text();
      return QueryAnswerReader.read(json).orElseThrow(() -> rejected(json, errors));
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      throw errors.malformed(200, "an answer " + type + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static NetskopeException rejected(byte[] json, AnswerErrors errors) {
    ErrorBody body = error(json);
    String advice =
        body.errorCode().equalsIgnoreCase(AUTHORIZATION)
            ? ". The token is unknown or expired: renew it"
            : "";
    String said = errors.token().maskIn(body.text());
    return errors.rejected(200, body, errors.asked() + ": HTTP 200, \"" + said + "\"" + advice);
  }

  private static ErrorBody error(byte[] json) {
    try {
      return ErrorBody.parse(json);
    } catch (IOException e) {
      return new ErrorBody("", List.of());
    }
  }

  private URI location(ApiResponse response, AnswerErrors errors) {
    Optional<String> location = response.headers().first("Location");
    try {
      return tenant.base().resolve(location.orElseThrow(() -> errors.malformed(302, "no address")));
    } catch (IllegalArgumentException e) {
      throw errors.malformed(302, "the address of the file is no address");
    }
  }

  /**
   * Fetches a file through its temporary address, without the tenant's token, and from the tenant's
   * own host only.
   *
   * @param target has the whole file when this returns
   * @throws NetskopeException when there is no file; it does not hold the temporary token
   */
  public void download(URI location, OutputStream target) {
    String asked = "downloading a file of " + tenant;
    var errors = new AnswerErrors(asked, new Secret(String.valueOf(location.getRawQuery())));
    if (!isOwn(location)) {
      String text = asked + ": its address is on another host (" + location.getHost() + ")";
      throw errors.rejected(302, new ErrorBody("", List.of()), text + ", so it is not fetched");
    }
    try {
      ApiResponse response =
          transport.download(ApiRequest.anonymousGet(location), new Cancellation(), target);
      if (response.status() != 200) {
        throw errors.of(response, clock.instant());
      }
    } catch (TransportException e) {
      throw errors.of(e);
    }
  }

  private boolean isOwn(URI location) {
    URI own = tenant.base();
    return own.getScheme().equalsIgnoreCase(location.getScheme())
        && own.getHost().equalsIgnoreCase(location.getHost())
        && port(own) == port(location)
        && location.getRawUserInfo() == null;
  }

  private static int port(URI uri) {
    int usual = Objects.equals(uri.getScheme(), "http") ? 80 : 443;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }
}
