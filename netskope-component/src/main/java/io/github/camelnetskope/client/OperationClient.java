package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * REST API v2 of a tenant: each call is one request, sent once, without a rate limit and without
 * blocking. The token is only in the header. Thread-safe.
 */
public final class OperationClient {
  private static final int FILE = 200;

  private final ClientParts parts;

  public OperationClient(ClientParts parts) {
    this.parts = parts;
  }

  /** One call in flight, with what its errors need. */
  private record Asked(OperationCall call, ApiRequest request, AnswerErrors errors) {
    OperationErrors refusals() {
      return new OperationErrors(call.operation(), errors);
    }
  }

  /**
   * Sends the call and receives the complete answer.
   *
   * @return completes on any thread; fails with a {@link NetskopeException} when there is no good
   *     answer
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public CompletableFuture<OperationAnswer> ask(OperationCall call) {
    Asked asked = asked(call);
    return parts.send(
        asked.request(),
        (response, failure) -> result(asked, response, failure, one -> answer(asked, one)));
  }

  /**
   * Downloads a file, without keeping all of it in memory.
   *
   * @param target has the complete file when the future completes; written on a worker
   * @return completes on a worker; fails with a {@link NetskopeException} when there is no file;
   *     the content of the target is then undefined
   * @throws NetskopeException.Unauthorized when there is no token
   */
  public CompletableFuture<OperationFile> download(OperationCall call, OutputStream target) {
    Asked asked = asked(call);
    var head = new FileHead(target);
    return parts
        .transport()
        .download(asked.request(), head)
        .handleAsync(
            (response, failure) -> result(asked, response, failure, one -> file(asked, one, head)),
            parts.workers());
  }

  private Asked asked(OperationCall call) {
    Secret token = parts.tokens().token();
    AnswerErrors errors = parts.errors(call.asked(), call, call.privateValues(), token);
    ApiRequest request =
        ApiRequest.of(
            call.operation().method(), parts.tenant().resolve(call.address()), token, call.body());
    return new Asked(call, request, errors);
  }

  private <A> A result(
      Asked asked,
      @Nullable ApiResponse response,
      @Nullable Throwable failure,
      Function<ApiResponse, A> reading) {
    if (response == null) {
      throw asked.errors().of(failure);
    }
    try {
      if (response.status() < 200 || response.status() > 299) {
        throw asked.refusals().of(response, parts.time().wallTime());
      }
      return reading.apply(response);
    } catch (NetskopeException.Unauthorized | NetskopeException.Forbidden e) {
      parts.tokens().refused();
      throw e;
    }
  }

  private OperationAnswer answer(Asked asked, ApiResponse response) {
    int status = response.status();
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

  private OperationFile file(Asked asked, ApiResponse response, FileHead head) {
    String type = response.headers().first("Content-Type").orElse("");
    RateLimit limit = RateLimit.of(response.headers(), parts.time().wallTime());
    Optional<String> name = response.headers().first("Content-Disposition").flatMap(FileName::of);
    // A refusal with HTTP 200 is short, is JSON and has no file name; but a file may be JSON too.
    if (OperationResult.isJson(type) && name.isEmpty()) {
      head.whole().ifPresent(json -> requireNoRefusal(asked, response.status(), json, limit));
    }
    boolean good =
        response.status() == FILE
            && (name.isPresent() || asked.call().operation().result().isFileOf(type));
    if (!good) {
      String what = "an answer " + (type.isEmpty() ? "of unknown type" : type) + " is no file";
      throw asked.errors().malformed(response, what);
    }
    return new OperationFile(response.status(), name, limit);
  }

  private static void requireNoRefusal(Asked asked, int status, byte[] json, RateLimit limit) {
    String error;
    try {
      error = OperationReader.read(json, OperationResult.WHOLE).error();
    } catch (IOException e) {
      return; // not JSON, in spite of its type
    }
    if (!error.isEmpty()) {
      throw asked.refusals().rejected(status, json, error, limit);
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
      case FILE, BINARY, DOCUMENT -> false;
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
