package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/** Converts the causes of failed exchanges. */
final class Causes {
  private Causes() {}

  /** An exception for the HTTP library, whose callbacks do not accept an Error. */
  static Exception asException(Throwable cause) {
    return cause instanceof Exception exception ? exception : new IOException(cause);
  }

  /** The exception of a failed stage, without the wrapper that a dependent stage adds. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /**
   * Whether the text may quote the answer: the HTTP library quotes what it cannot parse, which may
   * be a part of a record.
   */
  private static boolean quotes(@Nullable Throwable cause) {
    return cause instanceof HttpException || cause instanceof MalformedChunkCodingException;
  }

  /** The cause for an exception; null when its text may quote the answer. */
  static @Nullable Throwable quotable(@Nullable Throwable cause) {
    return quotes(cause) ? null : cause;
  }

  /**
   * The text of a cause. For an unknown host the JVM gives a reason only the first time, and then,
   * from its cache, only the name.
   */
  private static @Nullable String text(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof UnknownHostException && message != null
        ? message.replaceFirst(": .*", "")
        : message;
  }

  /** A text for the log; names the option if a timeout was exceeded. */
  static String describe(@Nullable Throwable cause, TransportSettings settings) {
    if (cause == null) {
      return "the connection was closed";
    }
    String message = quotes(cause) ? null : text(cause);
    if (cause instanceof TransportException && message != null) {
      return message;
    }
    String text = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    if (cause instanceof ConnectTimeoutException) {
      return Deadline.text("connectTimeout", settings.connectTimeout()) + " exceeded, " + text;
    }
    if (cause instanceof SocketTimeoutException) {
      return Deadline.text("responseTimeout", settings.responseTimeout()) + " exceeded, " + text;
    }
    return text;
  }
}
