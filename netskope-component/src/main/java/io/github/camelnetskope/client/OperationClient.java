package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * REST API v2 of a tenant: each call is one request, sent once, without regard to any pace, and
 * waits for nothing. The token is in the header only. Thread-safe.
 */
public final class OperationClient {

  private final ClientParts parts;

  public OperationClient(ClientParts parts) {
    this.parts = parts;
  }

  /** One call on its way: what tells its failures. */
  private record Asked(OperationCall call, AnswerErrors errors) {
    OperationErrors refusals() {
      return new OperationErrors(call.operation(), errors);
    }
  }

  /**
   * Calls, and receives the whole answer.
   *
   * @return completes on any thread; fails with a {@link NetskopeException} when there is no good
   *     answer
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public CompletableFuture<OperationAnswer> ask(OperationCall call) {
    Secret token = parts.tokens().token();
    AnswerErrors errors = parts.errors(call.asked(), call, call.privateValues(), token);
    var asked = new Asked(call, errors);
    ApiRequest request =
        ApiRequest.of(
            call.operation().method(), parts.tenant().resolve(call.address()), token, call.body());
    return parts.send(request, (response, failure) -> result(asked, response, failure));
  }

  private OperationAnswer result(
      Asked asked, @Nullable ApiResponse response, @Nullable Throwable failure) {
    if (response == null) {
      throw asked.errors().of(failure);
    }
    try {
      return answer(asked, response);
    } catch (NetskopeException.Unauthorized | NetskopeException.Forbidden e) {
      parts.tokens().refused();
      throw e;
    }
  }

  private OperationAnswer answer(Asked asked, ApiResponse response) {
    int status = response.status();
    if (status < 200 || status > 299) {
      throw asked.refusals().of(response, parts.time().wallTime());
    }
    RateLimit limit = RateLimit.of(response.headers(), parts.time().wallTime());
    OperationResult wanted = asked.call().operation().result();
    if (response.body().isEmpty()) {
      requireResult(asked, response, wanted.kind() == OperationResult.Kind.ANY);
      return new OperationAnswer(status, Optional.empty(), List.of(), false, false, limit);
    }
    try {
      byte[] json = PageBody.of(response, parts.maxBytes()).text();
      OperationReader.Content content = OperationReader.read(json, wanted);
      if (!content.error().isEmpty()) {
        throw asked.refusals().rejected(status, json, content.error(), limit);
      }
      requireResult(asked, response, fits(wanted, content));
      requireTaken(asked, status, json, limit);
      boolean reads = asked.call().operation().effect() == OperationEffect.READ;
      boolean pending = !reads && PendingReader.isPending(json);
      return new OperationAnswer(
          status, content.result(), content.records(), content.isList(), pending, limit);
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      throw asked
          .errors()
          .malformed(response, "an answer " + type + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireTaken(Asked asked, int status, byte[] json, RateLimit limit)
      throws IOException {
    Optional<ApiRequest.Body> sent = asked.call().body();
    if (asked.call().operation().write().counts() && sent.isPresent()) {
      Optional<String> problem = EntriesReader.problem(json, sent.get().bytes());
      if (problem.isPresent()) {
        throw asked.refusals().notTaken(status, problem.get(), limit);
      }
    }
  }

  private static boolean fits(OperationResult wanted, OperationReader.Content content) {
    return switch (wanted.kind()) {
      case LIST -> content.isList();
      case OBJECT -> content.result().isPresent();
      case ANY -> true;
    };
  }

  private static void requireResult(Asked asked, ApiResponse response, boolean good) {
    if (!good) {
      OperationResult wanted = asked.call().operation().result();
      String what = wanted.kind() == OperationResult.Kind.LIST ? "array" : "object";
      throw asked
          .errors()
          .malformed(response, "no " + what + " in the answer, at " + wanted.label());
    }
  }
}
