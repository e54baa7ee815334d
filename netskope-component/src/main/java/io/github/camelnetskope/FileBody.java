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
 * The message body for a downloaded file: complete, re-readable, on disk when the context's stream
 * caching spools it, and deleted when the exchange is done.
 */
final class FileBody {
  private FileBody() {}

  /**
   * Downloads a file into a body.
   *
   * @param download writes the file into a stream; completes when the file is complete
   * @param together combines the result of the download with the body
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
