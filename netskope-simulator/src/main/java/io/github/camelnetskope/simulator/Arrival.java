package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A request that has arrived and passed the gateway. What it asks for happens when the answer
 * begins.
 *
 * @param delay how long the tenant works before the answer begins
 * @param begin moves the cursor and makes the answer; called once at most
 * @param release what is to be done when the request is closed, begun or not
 */
record Arrival(Duration delay, Supplier<Reply> begin, Runnable release) {

  /** A request whose answer is known already. */
  static Arrival answered(Reply reply) {
    return new Arrival(reply.answer().delay(), () -> reply, () -> {});
  }
}
