package io.github.camelnetskope.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes bodies as lines of one file, until so many records have come. Bodies that hold several
 * records end with a newline already.
 */
final class LineSink implements Processor {
  private final OutputStream file;
  private final String countHeader;
  private final CountDownLatch complete = new CountDownLatch(1);
  private long missing;

  /**
   * A sink.
   *
   * @param countHeader says how many records a body holds; where it is missing: one
   */
  LineSink(Path path, String countHeader, long records) throws IOException {
    this.file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    this.countHeader = countHeader;
    this.missing = records;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Object body = exchange.getMessage().getBody();
    byte[] bytes =
        body instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : exchange.getMessage().getBody(byte[].class);
    write(bytes, exchange.getMessage().getHeader(countHeader, 1, Integer.class));
  }

  private synchronized void write(byte[] bytes, int records) throws IOException {
    file.write(bytes);
    if (bytes[bytes.length - 1] != '\n') {
      file.write('\n');
    }
    missing -= records;
    if (missing <= 0) {
      file.flush();
      complete.countDown();
    }
  }

  /** Waits for the last record. */
  void await() throws InterruptedException {
    complete.await();
  }
}
