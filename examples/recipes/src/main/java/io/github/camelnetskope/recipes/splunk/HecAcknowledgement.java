package io.github.camelnetskope.recipes.splunk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;

/** Reads whether the indexers have a batch; after many times that they have not, it fails. */
public final class HecAcknowledgement implements Processor {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_QUESTIONS = 60;

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    JsonNode answer = JSON.readTree(exchange.getMessage().getMandatoryBody(byte[].class));
    boolean acknowledged = false;
    for (JsonNode ack : answer.path("acks")) {
      acknowledged |= ack.asBoolean();
    }
    int asked = exchange.getProperty("hecAsked", 0, Integer.class) + 1;
    exchange.setProperty("hecAsked", asked);
    exchange.setProperty("hecAcknowledged", acknowledged);
    if (!acknowledged && asked >= MOST_QUESTIONS) {
      throw new IllegalStateException("not acknowledged after " + asked + " questions");
    }
  }
}
