package io.github.camelnetskope.recipes.splunk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Reads the number by which the indexers will acknowledge a batch, and makes the question for it.
 * Until they do, Splunk may lose what it has taken.
 */
public final class HecAnswer implements Processor {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    Message message = exchange.getMessage();
    JsonNode answer = JSON.readTree(message.getMandatoryBody(byte[].class));
    if (answer.path("code").asInt(-1) != 0 || !answer.path("ackId").isIntegralNumber()) {
      throw new IllegalStateException(
          "expected code 0 and an ackId, was code "
              + answer.path("code").asText()
              + ": is indexer acknowledgement on for this token?");
    }
    exchange.setProperty("hecQuestion", "{\"acks\":[" + answer.path("ackId").asText() + "]}");
    exchange.setProperty("hecAcknowledged", false);
  }
}
