package io.github.camelnetskope.recipes.azure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The lines of a batch as bodies of the Logs Ingestion API, a list of {@code byte[]}: each is a
 * JSON array of rows and at most 1,000,000 bytes, unless one row alone is larger. A row has the
 * record as it is, its time, feed and key.
 */
public final class LogsBody implements Processor {
  private static final int MOST_BYTES = 1_000_000;
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    Message message = exchange.getMessage();
    String feed = message.getHeader(NetskopeConstants.FEED, "", String.class);
    message.setBody(bodies(feed, message.getMandatoryBody(byte[].class)));
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
  }

  static List<byte[]> bodies(String feed, byte[] lines) throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    var rows = new ByteArrayOutputStream();
    for (EventRecord record : RecordLines.of(lines)) {
      byte[] row = row(feed, record);
      // With a comma before it and the bracket behind it.
      if (rows.size() > 0 && rows.size() + row.length + 2 > MOST_BYTES) {
        bodies.add(closed(rows));
      }
      rows.write(rows.size() == 0 ? '[' : ',');
      rows.writeBytes(row);
    }
    if (rows.size() > 0) {
      bodies.add(closed(rows));
    }
    return bodies;
  }

  private static byte[] closed(ByteArrayOutputStream rows) {
    rows.write(']');
    byte[] body = rows.toByteArray();
    rows.reset();
    return body;
  }

  private static byte[] row(String feed, EventRecord record) throws IOException {
    var row = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(row)) {
      json.writeStartObject();
      // The table requires a time; a record without one has that of its delivery.
      json.writeStringField("TimeGenerated", record.time().orElseGet(Instant::now).toString());
      json.writeStringField("Feed", feed);
      json.writeStringField("RecordKey", record.key());
      json.writeFieldName("Record");
      json.writeRawValue(record.json());
      json.writeEndObject();
    }
    return row.toByteArray();
  }
}
