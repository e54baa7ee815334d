package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/** Why an exchange failed, in the forms that are needed. */
final class Causes {
  private Causes() {}

  /** An exception for the library, whose callbacks take no errors. */
  static Exception asException(Throwable cause) {
    return cause instanceof Exception exception ? exception : new IOException(cause);
  }

  /** What a stage failed with, without the wrapping that a dependent stage adds. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  /** The library quotes what it cannot understand, and that may be a part of a record. */
  private static boolean quotes(@Nullable Throwable cause) {
    return cause instanceof HttpException || cause instanceof MalformedChunkCodingException;
  }

  /** The cause for an exception; none where its text would quote the answer. */
  static @Nullable Throwable quotable(@Nullable Throwable cause) {
    return quotes(cause) ? null : cause;
  }

  /** The JVM says why a name is not known at its first use, and the name alone while it caches. */
  private static @Nullable String text(Throwable cause) {
    String message = cause.getMessage();
    return cause instanceof UnknownHostException && message != null
        ? message.replaceFirst(": .*", "")
        : message;
  }

  /** For the log; names the option when a time was exceeded. */
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
