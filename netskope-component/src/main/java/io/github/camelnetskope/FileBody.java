package io.github.camelnetskope;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.util.IOHelper;

/**
 * The body that a file becomes: whole, re-readable, on disk where the context's stream caching
 * spools, and gone with the exchange.
 */
final class FileBody {
  private FileBody() {}

  /**
   * Receives a file.
   *
   * @param download writes it into a stream; what it brings comes with the whole file
   * @param together of what the download brings and the body
   */
  static <A, F> CompletableFuture<F> receive(
      Exchange exchange,
      Function<OutputStream, CompletableFuture<A>> download,
      BiFunction<A, Object, F> together) {
    var cache = new CachedOutputStream(exchange);
    return download
        .apply(cache)
        .thenApply(
            answer -> {
              try {
                return together.apply(answer, cache.newStreamCache());
              } catch (IOException e) {
                throw new RuntimeCamelException("the file cannot be kept", e);
              }
            })
        .whenComplete((whole, failure) -> IOHelper.close(cache));
  }
}
