package io.github.camelnetskope;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/** What becomes of received records when the exchange that holds them is done. */
record PollSettlement(Runnable done, Runnable again) implements Synchronization {
  @Override
  public void onComplete(Exchange exchange) {
    done.run();
  }

  @Override
  public void onFailure(Exchange exchange) {
    again.run();
  }
}
