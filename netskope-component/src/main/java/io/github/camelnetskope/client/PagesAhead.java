package io.github.camelnetskope.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Requests pages ahead, several at once, and returns them in order. If another page than the
 * expected one is needed, it and the following pages are requested again. Confined to one thread at
 * a time.
 */
public final class PagesAhead {
  private final int most;
  private final Function<OperationCall, CompletableFuture<OperationAnswer>> asking;
  private final Deque<Page> ahead = new ArrayDeque<>();

  private record Page(OperationCall call, CompletableFuture<OperationAnswer> answer) {}

  /**
   * No request yet.
   *
   * @param most how many pages are requested at once
   * @param asking begins one call
   */
  public PagesAhead(int most, Function<OperationCall, CompletableFuture<OperationAnswer>> asking) {
    this.most = most;
    this.asking = asking;
  }

  /**
   * The page of a call; blocks until it is there.
   *
   * @throws NetskopeException when there is none
   * @throws CancellationException when the thread was interrupted; its flag stays set
   */
  public OperationAnswer page(OperationCall call) {
    Page first = ahead.pollFirst();
    if (first == null || !first.call().equals(call)) {
      ahead.clear();
      first = begin(call);
    }
    askAhead(first.call());
    try {
      return first.answer().get();
    } catch (ExecutionException e) {
      ahead.clear();
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled = new CancellationException("interrupted while waiting for a page");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  private Page begin(OperationCall call) {
    return new Page(call, asking.apply(call));
  }

  private void askAhead(OperationCall current) {
    OperationCall last = ahead.isEmpty() ? current : ahead.getLast().call();
    while (ahead.size() < most - 1 && last.skip() < last.operation().deepest()) {
      last = last.page(last.skip() + last.pageSize(), last.pageSize());
      ahead.addLast(begin(last));
    }
  }
}
