package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.client.http.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the clients of both APIs share. Thread-safe.
 *
 * @param workers read the answers
 * @param maxBytes the largest answer, as unpacked JSON
 */
public record ClientParts(
    Tenant tenant,
    Transport transport,
    TokenSource tokens,
    Time time,
    BufferBudget buffers,
    Executor workers,
    int maxBytes) {
  /** The errors of a query, which show none of its values. */
  AnswerErrors errors(String asked, Question question, List<String> privateValues, Secret token) {
    return new AnswerErrors(
        "asking " + tenant + " for " + asked,
        token,
        question.unclear(),
        PrivateValues.of(privateValues),
        "");
  }

  /** Sends one request; a worker then reads the answer or the failure. */
  <A> CompletableFuture<A> send(
      ApiRequest request, BiFunction<@Nullable ApiResponse, @Nullable Throwable, A> reading) {
    BufferReservation buffer = buffers.reserve();
    return transport
        .send(request, BeforeSendHook.NONE, buffer)
        .handleAsync(reading, workers)
        .whenComplete((answer, failure) -> buffer.close());
  }
}
