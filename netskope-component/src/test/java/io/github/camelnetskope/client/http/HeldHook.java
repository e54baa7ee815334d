package io.github.camelnetskope.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a request whose connection is there, until the test lets it go. */
final class HeldHook implements BeforeSendHook {
  private final CountDownLatch connected = new CountDownLatch(1);
  private final CompletableFuture<Void> saved = new CompletableFuture<>();

  @Override
  public CompletableFuture<?> connected() {
    connected.countDown();
    return saved;
  }

  @Override
  public void sending() {}

  /** Returns when the connection is there, on any thread. */
  void awaitConnected() throws InterruptedException {
    assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
  }

  void letGo() {
    saved.complete(null);
  }
}
