package io.github.camelnetskope.recipes.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;

/**
 * Reads the answer of {@code _bulk}, which is 200 also when documents were refused. One that is
 * there already (409) is as good as created; any other refusal fails the batch, which then comes
 * again.
 */
public final class BulkAnswer implements Processor {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    JsonNode answer = JSON.readTree(exchange.getMessage().getMandatoryBody(byte[].class));
    Map<String, Integer> refused = new TreeMap<>();
    for (JsonNode item : answer.path("items")) {
      JsonNode created = item.path("create");
      int status = created.path("status").asInt();
      if (status != CREATED && status != CONFLICT) {
        // The type only: the reason may repeat a value.
        String type = created.path("error").path("type").asText();
        refused.merge(status + " " + type, 1, Integer::sum);
      }
    }
    if (!refused.isEmpty() || !answer.has("items")) {
      throw new IllegalStateException("documents were refused: " + refused);
    }
  }
}
