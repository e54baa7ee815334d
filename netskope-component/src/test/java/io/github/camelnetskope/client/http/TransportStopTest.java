package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A stop leaves no thread and no connection behind. */
class TransportStopTest {
  private static final int CONNECTIONS = 20;
  private static final int STOPS = 10;
  private static final Logger LIBRARY = (Logger) LoggerFactory.getLogger("org.apache.hc");

  private final TransportRig rig = new TransportRig();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void watchLog() {
    logged.start();
    LIBRARY.addAppender(logged);
  }

  @AfterEach
  void close() {
    LIBRARY.detachAppender(logged);
    rig.close();
  }

  /** Closed by another thread than its own, the library logs that its connections change. */
  @Test
  void the_thread_of_the_connections_ends_before_a_stop_returns() throws Exception {
    Set<Thread> others = ioThreads();
    try (var server = new RawServer(head -> "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")) {
      for (int stop = 0; stop < STOPS; stop++) {
        AsyncHttpTransport transport = rig.transport();
        List<CompletableFuture<ApiResponse>> answers =
            IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> rig.send(transport, server.url("/" + i)))
                .toList();
        if (stop % 2 == 0) {
          answers.forEach(CompletableFuture::join);
        }

        transport.close();

        assertThat(ioThreads()).isSubsetOf(others);
      }
    }
    assertThat(logged.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
  }

  private static Set<Thread> ioThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("NetskopeHttp"))
        .filter(thread -> Stream.of(thread.getValue()).anyMatch(TransportStopTest::isOfIo))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isOfIo(StackTraceElement frame) {
    return frame.getClassName().endsWith("IOReactorWorker");
  }
}
