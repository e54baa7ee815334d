package io.github.camelnetskope.recipes.splunk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The lines of a batch as events of the HTTP Event Collector, one JSON object after the other. Each
 * has the record as it is, its own time, and its key as the indexed field {@code record_key}.
 */
public final class HecBody implements Processor {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    Message message = exchange.getMessage();
    String feed = message.getHeader(NetskopeConstants.FEED, "", String.class);
    byte[] lines = message.getMandatoryBody(byte[].class);
    var body = new ByteArrayOutputStream(lines.length + lines.length / 4);
    try (JsonGenerator json = JSON.createGenerator(body).setRootValueSeparator(null)) {
      for (EventRecord record : RecordLines.of(lines)) {
        event(json, feed, record);
      }
    }
    message.setBody(body.toByteArray());
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
  }

  private static void event(JsonGenerator json, String feed, EventRecord record)
      throws IOException {
    json.writeStartObject();
    Optional<Instant> time = record.time();
    if (time.isPresent()) {
      json.writeNumberField("time", BigDecimal.valueOf(time.get().toEpochMilli(), 3));
    }
    json.writeStringField("source", "netskope:" + feed);
    json.writeStringField("sourcetype", "_json");
    json.writeFieldName("event");
    json.writeRawValue(record.json());
    json.writeObjectFieldStart("fields");
    json.writeStringField("record_key", record.key());
    json.writeEndObject();
    json.writeEndObject();
  }
}
