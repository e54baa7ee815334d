package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request for a page, and the reader of its answer. Confined to the feed's worker. */
public class IteratorRequest {
  private static final Set<String> PLAIN = Set.of("gzip", "x-gzip", "identity");

  /**
   * The beginning of an answer and a member of it that show that it is from the tenant, not from a
   * gateway.
   */
  private static final Pattern OF_TENANT =
      Pattern.compile("\\A\\s*\\{[\\s\\S]*?\"(?:ok\"\\s*:|result\"\\s*:\\s*\\[)");

  private final IteratorOperation operation;
  private final ApiRequest request;
  private final AnswerErrors errors;
  private final Transport transport;
  private final TokenSource tokens;
  private final Time time;
  private final int maxPageBytes;
  private @Nullable Moment sentAt;

  IteratorRequest(
      IteratorOperation operation,
      ApiRequest request,
      AnswerErrors errors,
      Transport transport,
      TokenSource tokens,
      Time time,
      int maxPageBytes) {
    this.operation = operation;
    this.request = request;
    this.errors = errors;
    this.transport = transport;
    this.tokens = tokens;
    this.time = time;
    this.maxPageBytes = maxPageBytes;
  }

  /** The operation. */
  public IteratorOperation operation() {
    return operation;
  }

  /**
   * Sends it and returns at once.
   *
   * @return completes on any thread, with the answer for {@link #check} and {@link #read} or with a
   *     failure for {@link #failure}; cancelling it closes the connection
   */
  public CompletableFuture<ApiResponse> send(BeforeSendHook hook, BufferReservation buffer) {
    sentAt = time.moment();
    return transport.send(request, hook, buffer);
  }

  /** The exception for a failure of {@link #send}; its text names this request. */
  public RuntimeException failure(@Nullable Throwable failure) {
    return errors.of(failure);
  }

  /**
   * Checks the status of an answer.
   *
   * @throws NetskopeException when it is neither 200 nor 204
   */
  public void check(ApiResponse response) {
    if (response.status() == 200 || response.status() == 204) {
      return;
    }
    NetskopeException refusal = errors.of(response, time.wallTime());
    boolean refusesToken =
        refusal instanceof NetskopeException.Unauthorized
            || refusal instanceof NetskopeException.Forbidden;
    if (refusesToken) {
      tokens.refused();
    }
    throw refusal;
  }

  /** Whether an answer is so small that reading it needs no turn in the route. */
  public static boolean isSmall(ApiResponse response) {
    return PageBody.isSmall(response);
  }

  /**
   * Reads the page of an answer that has passed {@link #check}: unpacks it and finds its records.
   *
   * @return the page; an answer without content gives a page without records, see {@link
   *     EventPage#lack()}
   * @throws NetskopeException when there is no valid page in it
   */
  public EventPage read(ApiResponse response) {
    Duration took = sentAt == null ? Duration.ZERO : sentAt.until(time.moment());
    RateLimit limit = RateLimit.of(response.headers(), time.wallTime()).counted(took);
    if (response.body().isEmpty()) {
      return EventPage.unstated(operation, limit, "no content, status " + response.status());
    }
    PageBody body = PageBody.of(response, maxPageBytes);
    try {
      PageReader.Envelope envelope = PageReader.read(body.read(), body.length());
      if (envelope.saysError()) {
        throw errors.rejected(words(body).under(envelope.error()), limit, "");
      }
      requireResult(response, envelope, body);
      return new EventPage(operation, body, envelope, limit);
    } catch (JacksonException e) {
      // Without the parser's message, which would quote the record.
      JsonLocation at = e.getLocation();
      String where = at == null ? "" : " at byte " + at.getByteOffset();
      throw errors.malformed(response, "no valid JSON" + where + encoding(response));
    } catch (IOException e) {
      throw errors.malformed(response, "cannot be read: " + e.getMessage(), e);
    }
  }

  /** A Content-Encoding other than gzip, for the error; gzip is detected from the body itself. */
  private static String encoding(ApiResponse response) {
    return response
        .headers()
        .first("Content-Encoding")
        .filter(encoding -> !PLAIN.contains(encoding.toLowerCase(Locale.ROOT)))
        .map(encoding -> "; Content-Encoding: " + encoding + ", which was not asked for")
        .orElse("");
  }

  /**
   * A page that stands for an answer that {@link #read} could not read, so that it can be skipped.
   *
   * @return empty when it does not look like an answer of the tenant: the page may still be owed
   */
  public Optional<EventPage> unreadable(ApiResponse response) {
    PageBody body = PageBody.of(response, maxPageBytes);
    try {
      byte[] bytes = body.read();
      if (!OF_TENANT.matcher(new String(bytes, 0, body.length(), ISO_8859_1)).find()) {
        return Optional.empty();
      }
      RateLimit limit = RateLimit.of(response.headers(), time.wallTime());
      var fingerprint = PageFingerprint.ofUnreadable(bytes, body.length());
      return Optional.of(EventPage.unreadable(operation, limit, fingerprint));
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      body.release();
    }
  }

  private static ErrorBody words(PageBody body) {
    try {
      return ErrorBody.parse(body.read(), body.length());
    } catch (IOException e) {
      // The reader of pages is more lenient than this JSON parser.
      return ErrorBody.SILENT;
    }
  }

  private void requireResult(ApiResponse response, PageReader.Envelope envelope, PageBody body) {
    if (envelope.ok == null && envelope.lack != null) {
      String said = words(body).text(errors::mask);
      throw errors.malformed(
          response,
          "neither ok nor a result in the answer" + (said.isEmpty() ? "" : ", \"" + said + "\""));
    }
  }
}
