package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.Moment;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One request of a feed, its answer, and the memory for the answer. Confined to the feed's worker,
 * except for the hook, which is called on an I/O thread.
 */
final class Asking implements BeforeSendHook {
  private final FeedParts parts;
  private final FeedMachine machine;
  private final IteratorRequest request;
  private final BufferReservation memory;
  private Moment sent;
  private volatile boolean givenUp;
  private volatile boolean left;
  private @Nullable CompletableFuture<ApiResponse> pending;
  private @Nullable ApiResponse response;

  /**
   * A request that has not been sent.
   *
   * @param memory for the answer, given back with {@link #close()}
   */
  private Asking(FeedParts parts, FeedMachine machine, BufferReservation memory) {
    this.parts = parts;
    this.machine = machine;
    this.request = parts.feed().request();
    this.memory = memory;
    this.sent = parts.resources().time().moment();
  }

  /**
   * A request that has not been sent; empty when there is no memory for an answer, no poll may
   * begin now, or the feed turns out to be done.
   */
  static Optional<Asking> begin(FeedParts parts, FeedMachine machine) {
    Optional<BufferReservation> memory = parts.memory().tryReserve();
    Optional<Asking> begun = Optional.empty();
    try {
      begun =
          memory
              .filter(reserved -> parts.host().mayPoll())
              .flatMap(reserved -> reclaimed(parts, machine, reserved));
      return begun;
    } finally {
      // Also when the poll strategy, the store or the source of the token has thrown.
      if (begun.isEmpty()) {
        memory.ifPresent(BufferReservation::close);
      }
    }
  }

  private static Optional<Asking> reclaimed(
      FeedParts parts, FeedMachine machine, BufferReservation memory) {
    parts.store(
        () -> {
          if (parts.feed().reclaim()) {
            parts.host().duplicates().opened(parts.feed().lines());
          }
        });
    return parts.feed().isDone()
        ? Optional.empty()
        : Optional.of(new Asking(parts, machine, memory));
  }

  /** Sends it. */
  void send() {
    sent = parts.resources().time().moment();
    var answer = request.send(parts.feed().timer().gate(this, parts.resources().timer()), memory);
    pending = answer;
    var unused = answer.whenComplete((got, failure) -> machine.step(() -> ended(got, failure)));
  }

  /** A request that moves the tenant's cursor is saved before it leaves, on the feed's worker. */
  @Override
  public CompletionStage<?> connected() {
    if (!request.operation().movesCursor()) {
      return CompletableFuture.completedStage(null);
    }
    return BeforeSendHook.run(this::announce, parts.worker());
  }

  private void announce() {
    refuseWhenGivenUp();
    parts.store(() -> parts.cursor().announce(request.operation()));
  }

  @Override
  public void sending() {
    left = true;
    refuseWhenGivenUp();
    parts.cursor().confirm(request.operation());
  }

  private void refuseWhenGivenUp() {
    if (givenUp || parts.orders().isAborted()) {
      throw new CancellationException("the feed was stopped before the request left");
    }
  }

  private void ended(@Nullable ApiResponse answer, @Nullable Throwable failure) {
    pending = null;
    if (givenUp) {
      return;
    }
    response = answer;
    if (memory.isRefused()) {
      parts.memory().took(2 * memory.bytes());
      dropped(request.failure(failure));
      machine.askLater();
      return;
    }
    parts.memory().took(memory.bytes());
    if (failure != null) {
      refused(request.failure(failure));
    } else if (answer != null && !IteratorRequest.isSmall(answer)) {
      machine.queue(this::read);
    } else {
      read();
    }
  }

  private void read() {
    EventPage page;
    try {
      ApiResponse answer = Objects.requireNonNull(response, "no answer");
      page = parts.feed().read(request, answer, parts::setAside);
    } catch (NetskopeException e) {
      refused(e);
      return;
    }
    response = null;
    Fetched fetched = parts.stored(() -> parts.cursor().answered(page));
    parts.feed().answered(fetched);
    parts.status().unproven(parts.cursor().end().isUnproven());
    parts.status().answered(fetched);
    parts.host().duplicates().answered(fetched, sent);
    machine.asRead();
  }

  private void refused(RuntimeException failure) {
    if (failure instanceof NetskopeException answer) {
      Fetched fetched = parts.stored(() -> parts.cursor().failed(request.operation(), answer));
      parts.feed().answered(fetched);
      parts.status().unresolved(answer);
      machine.asRead();
    } else {
      throw failure;
    }
  }

  /** There was no memory for the answer. */
  private void dropped(RuntimeException failure) {
    if (failure instanceof NetskopeException answer) {
      try {
        var unused = parts.stored(() -> parts.cursor().failed(request.operation(), answer));
      } catch (NetskopeException e) {
        // Expected: there is no page.
      }
    }
  }

  /** Whether there is an answer that was not read yet. */
  boolean isUnread() {
    return response != null;
  }

  /**
   * Ends the connection if that does no harm: the request has not left, or moves no cursor.
   *
   * @return whether it has ended
   */
  boolean giveUpIfHarmless() {
    givenUp = true;
    if (isMovingCursor()) {
      givenUp = false;
      return false;
    }
    giveUp();
    return true;
  }

  /** Whether it has left and moves the tenant's cursor. Thread-safe. */
  boolean isMovingCursor() {
    return left && request.operation().movesCursor();
  }

  /** Ends the connection. */
  void giveUp() {
    givenUp = true;
    CompletableFuture<ApiResponse> sent = pending;
    if (sent != null) {
      sent.cancel(true);
    }
    close();
  }

  /** Releases the answer and the page in it. */
  void close() {
    response = null;
    memory.close();
  }
}
