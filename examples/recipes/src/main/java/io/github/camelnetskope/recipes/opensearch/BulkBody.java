package io.github.camelnetskope.recipes.opensearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The lines of a batch as the body of {@code _bulk}: each record is created under its key, so what
 * comes again is refused as a conflict. A document must not have an {@code _id} at its top: it
 * becomes {@code netskope_id}, and {@code netskope_feed} says where it came from.
 */
public final class BulkBody implements Processor {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    Message message = exchange.getMessage();
    String feed = message.getHeader(NetskopeConstants.FEED, "", String.class);
    byte[] lines = message.getMandatoryBody(byte[].class);
    var body = new ByteArrayOutputStream(lines.length + lines.length / 4);
    for (EventRecord record : RecordLines.of(lines)) {
      action(body, record.key());
      body.write('\n');
      document(body, feed, record);
      body.write('\n');
    }
    message.setBody(body.toByteArray());
    message.setHeader(Exchange.CONTENT_TYPE, "application/x-ndjson");
  }

  private static JsonGenerator generator(ByteArrayOutputStream to) throws IOException {
    return JSON.createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private static void action(ByteArrayOutputStream to, String key) throws IOException {
    try (JsonGenerator json = generator(to)) {
      json.writeStartObject();
      json.writeObjectFieldStart("create");
      json.writeStringField("_id", key);
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static void document(ByteArrayOutputStream to, String feed, EventRecord record)
      throws IOException {
    try (JsonParser from = record.read(JSON::createParser);
        JsonGenerator json = generator(to)) {
      json.writeStartObject();
      json.writeStringField("netskope_feed", feed);
      from.nextToken();
      while (from.nextToken() == JsonToken.FIELD_NAME) {
        String name = from.currentName();
        json.writeFieldName(name.equals("_id") ? "netskope_id" : name);
        from.nextToken();
        copy(from, json);
      }
      json.writeEndObject();
    }
  }

  /** Copies a value, with all digits of all numbers. */
  private static void copy(JsonParser from, JsonGenerator to) throws IOException {
    int depth = 0;
    do {
      to.copyCurrentEventExact(from);
      JsonToken token = from.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && from.nextToken() != null);
  }
}
