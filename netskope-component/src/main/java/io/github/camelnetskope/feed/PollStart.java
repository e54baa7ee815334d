package io.github.camelnetskope.feed;

import java.util.Optional;

/**
 * Begins a poll: with a request, or with the page that is still in hand. Confined to the feed's
 * worker.
 */
final class PollStart {
  private final FeedParts parts;
  private final FeedMachine machine;
  private final InHand inHand;

  PollStart(FeedParts parts, FeedMachine machine, InHand inHand) {
    this.parts = parts;
    this.machine = machine;
    this.inHand = inHand;
  }

  /** Begins a poll if one is due, the host allows it and there is memory; true if it has begun. */
  boolean begin() {
    boolean asks = inHand.isNoPage();
    int requests = asks ? parts.feed().requestsAtOnce() : 0;
    return parts.feed().timer().due(requests) && (asks ? ask() : deliver());
  }

  private boolean ask() {
    Optional<Asking> begun = Asking.begin(parts, machine);
    begun.ifPresent(this::ask);
    return begun.isPresent();
  }

  private void ask(Asking request) {
    inHand.take(request);
    machine.asking();
    parts.status().asking();
    parts.feed().timer().sent();
    request.send();
  }

  private boolean deliver() {
    if (!parts.host().mayPoll()) {
      return false;
    }
    inHand.page().beginPoll();
    machine.waitToDeliver();
    return true;
  }
}
