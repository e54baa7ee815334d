package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.http.ScriptedServer.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is sent only after the hook has allowed it. */
class TransportHookTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static void answerAll(Connection connection) throws Exception {
    while (true) {
      connection.head();
      connection.write(OK);
    }
  }

  private CompletableFuture<ApiResponse> send(
      Transport transport, String url, BeforeSendHook hook) {
    return transport.send(TransportRig.request(url), hook, rig.buffer());
  }

  private static CompletableFuture<?> done() {
    return CompletableFuture.completedFuture(null);
  }

  @Test
  void the_hook_is_called_once_on_a_ready_connection_before_the_first_byte() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    var accepted = new CountDownLatch(1);
    try (var server =
        new ScriptedServer(
            c -> {
              accepted.countDown();
              answerAll(c);
            })) {
      var hook =
          new BeforeSendHook() {
            @Override
            public CompletionStage<?> connected() {
              calls.add("connected, heads: " + server.heads.size());
              return done();
            }

            @Override
            public void sending() {
              calls.add("sending, heads: " + server.heads.size());
            }
          };
      var transport = rig.transport();
      send(transport, server.url("/1"), hook).get(30, TimeUnit.SECONDS);
      send(transport, server.url("/2"), hook).get(30, TimeUnit.SECONDS);

      assertThat(accepted.getCount()).isZero();
      assertThat(calls)
          .containsExactly(
              "connected, heads: 0",
              "sending, heads: 0",
              "connected, heads: 1",
              "sending, heads: 1");
    }
  }

  @Test
  void a_slow_hook_delays_the_request_and_holds_no_thread() throws Exception {
    var saved = new CompletableFuture<Void>();
    try (var server = new ScriptedServer(TransportHookTest::answerAll);
        var transport = rig.transport()) {
      var waiting = send(transport, server.url("/slow"), TransportRig.hook(saved, () -> {}));
      assertThat(rig.get(transport, server.url("/quick")).status()).isEqualTo(200);
      assertThat(waiting).isNotDone();
      assertThat(server.heads).hasSize(1);

      saved.complete(null);
      assertThat(waiting.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }
  }

  @Test
  void a_failed_hook_fails_the_request_with_its_own_exception_and_nothing_is_sent()
      throws Exception {
    var full = new UnsupportedOperationException("disk full");
    try (var server = new ScriptedServer(TransportHookTest::answerAll);
        var transport = rig.transport()) {
      var wrapped = done().thenRun(() -> throwIt(full));
      for (CompletableFuture<?> stage : List.of(CompletableFuture.failedFuture(full), wrapped)) {
        var answer = send(transport, server.url("/"), TransportRig.hook(stage, () -> {}));
        assertThat(TransportRig.anyFailure(answer)).isSameAs(full);
      }
      assertThat(server.heads).isEmpty();
      assertThat(rig.get(transport, server.url("/next")).status()).isEqualTo(200);
      assertThat(server.heads).hasSize(1);
    }
  }

  private static void throwIt(RuntimeException e) {
    throw e;
  }

  @Test
  void a_hook_that_throws_fails_the_request_the_same_way() throws Exception {
    var full = new UnsupportedOperationException("disk full");
    try (var server = new ScriptedServer(TransportHookTest::answerAll);
        var transport = rig.transport()) {
      var hook =
          new BeforeSendHook() {
            @Override
            public CompletionStage<?> connected() {
              throw full;
            }

            @Override
            public void sending() {}
          };
      assertThat(TransportRig.anyFailure(send(transport, server.url("/"), hook))).isSameAs(full);
      assertThat(server.heads).isEmpty();
    }
  }

  @Test
  void the_last_check_of_the_hook_works_on_new_and_on_kept_connections() throws Exception {
    var fenced = new IllegalStateException("fenced");
    try (var server = new ScriptedServer(TransportHookTest::answerAll);
        var transport = rig.transport()) {
      for (int i = 0; i < 2; i++) {
        var hook = TransportRig.hook(done(), () -> throwIt(fenced));
        var answer = send(transport, server.url("/"), hook);
        assertThat(TransportRig.anyFailure(answer)).isSameAs(fenced);
        while (server.connections.isEmpty()) {
          Thread.onSpinWait(); // the server may be a little later than the client
        }
        assertThat(server.connections.get(server.connections.size() - 1).endsSoon()).isTrue();
        assertThat(server.heads).hasSize(i);
        rig.get(transport, server.url("/?good")); // one conversation, so one connection
      }
    }
  }

  @Test
  void there_is_no_hook_without_a_connection() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    int nobody;
    try (var server = new ScriptedServer(TransportHookTest::answerAll)) {
      nobody = server.port();
    }
    var hook =
        new BeforeSendHook() {
          @Override
          public CompletionStage<?> connected() {
            calls.add("connected");
            return done();
          }

          @Override
          public void sending() {
            calls.add("sending");
          }
        };
    var answer = send(rig.transport(), "http://127.0.0.1:" + nobody + "/", hook);

    assertThat(TransportRig.failure(answer).reached())
        .isEqualTo(TransportException.Reached.NOTHING);
    assertThat(calls).isEmpty();
  }

  @Test
  void an_error_in_the_hook_is_a_failure_like_any_other() throws Exception {
    try (var server = new ScriptedServer(TransportHookTest::answerAll);
        var transport = rig.transport()) {
      var error = new OutOfMemoryError("for a test");
      var hook =
          TransportRig.hook(
              done(),
              () -> {
                throw error;
              });
      assertThat(TransportRig.anyFailure(send(transport, server.url("/"), hook))).isSameAs(error);
      assertThat(rig.get(transport, server.url("/")).status()).isEqualTo(200);
    }
  }
}
