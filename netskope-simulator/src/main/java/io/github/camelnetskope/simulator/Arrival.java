package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A request that has arrived and passed the gateway. It takes effect when the answer begins.
 *
 * @param delay how long the tenant works before the answer begins
 * @param begin moves the cursor and creates the answer; called at most once
 * @param release runs when the request is closed, whether begun or not
 */
record Arrival(Duration delay, Supplier<Reply> begin, Runnable release) {

  /** A request whose answer is known already. */
  static Arrival answered(Reply reply) {
    return new Arrival(reply.answer().delay(), () -> reply, () -> {});
  }
}
