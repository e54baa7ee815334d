package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * REST API v1 of a tenant: each call is one request, sent once, without a rate limit and without
 * blocking. Thread-safe.
 */
public final class QueryClient {
  private static final String AUTHORIZATION = "Authorization Error";

  private final ClientParts parts;

  public QueryClient(ClientParts parts) {
    this.parts = parts;
  }

  /**
   * Sends a query and receives the complete answer.
   *
   * @return completes on any thread; fails with a {@link NetskopeException} when there is no good
   *     answer
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public CompletableFuture<QueryAnswer> ask(Query query) {
    Secret token = parts.tokens().token();
    AnswerErrors errors =
        parts
            .errors(query.asked(), query, query.privateValues(), token)
            .succeededBy(Successor.advice(query.endpoint().path()));
    ApiRequest request = QueryRequest.of(query, parts.tenant(), token);
    return parts.send(request, (response, failure) -> result(query, response, failure, errors));
  }

  private QueryAnswer result(
      Query query,
      @Nullable ApiResponse response,
      @Nullable Throwable failure,
      AnswerErrors errors) {
    if (response == null) {
      throw errors.of(failure);
    }
    try {
      return answer(query, response, errors);
    } catch (NetskopeException e) {
      if (refusesToken(e)) {
        parts.tokens().refused();
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
      throw errors.of(response, parts.time().wallTime());
    }
    if (response.body().isEmpty()) {
      throw errors.malformed(response, "an answer without a body");
    }
    try {
      byte[] json = PageBody.of(response, parts.maxBytes()).text();
      RateLimit limit = RateLimit.of(response.headers(), parts.time().wallTime());
      return QueryAnswerReader.read(json).orElseThrow(() -> rejected(json, errors, limit));
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      String end = type.startsWith("text/html") ? errors.successor() : "";
      String what = "an answer " + type + " cannot be read: " + e.getMessage();
      throw errors.malformed(response, what + end, e);
    }
  }

  private static NetskopeException rejected(byte[] json, AnswerErrors errors, RateLimit limit) {
    ErrorBody body = error(json);
    String advice =
        body.errorCode().equalsIgnoreCase(AUTHORIZATION) ? ". " + errors.tokenRefused() : "";
    return errors.rejected(body, limit, advice);
  }

  private static ErrorBody error(byte[] json) {
    try {
      return ErrorBody.parse(json, json.length);
    } catch (IOException e) {
      return ErrorBody.SILENT;
    }
  }

  private URI location(ApiResponse response, AnswerErrors errors) {
    Optional<String> location = response.headers().first("Location");
    try {
      return parts
          .tenant()
          .base()
          .resolve(location.orElseThrow(() -> errors.malformed(response, "no address")));
    } catch (IllegalArgumentException e) {
      throw errors.malformed(response, "the address of the file is no address");
    }
  }

  /**
   * Downloads a file from its temporary address, without the tenant's token, and only from the
   * tenant's own host.
   *
   * @param target has the complete file when the future completes
   * @return the name of the file, if the tenant sends it; fails with a {@link NetskopeException}
   *     when there is no file; its text does not contain the temporary token
   */
  public CompletableFuture<Optional<String>> download(URI location, OutputStream target) {
    String asked = "downloading a file of " + parts.tenant();
    var errors = new AnswerErrors(asked, new Secret(String.valueOf(location.getRawQuery())));
    if (!isOwn(location)) {
      String text = asked + ": its address is on another host (" + location.getHost() + ")";
      return CompletableFuture.failedFuture(
          errors.rejected(
              302, ErrorBody.SILENT, text + ", so it is not fetched", RateLimit.UNKNOWN));
    }
    return parts
        .transport()
        .download(ApiRequest.anonymousGet(location), target)
        .handle(
            (response, failure) -> {
              if (response == null) {
                throw errors.of(failure);
              }
              if (response.status() != 200) {
                throw errors.of(response, parts.time().wallTime());
              }
              return response.headers().first("Content-Disposition").flatMap(FileName::of);
            });
  }

  private boolean isOwn(URI location) {
    URI own = parts.tenant().base();
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
