package io.github.camelnetskope;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/** Runs one of two actions when the exchange that received the records has succeeded or failed. */
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
