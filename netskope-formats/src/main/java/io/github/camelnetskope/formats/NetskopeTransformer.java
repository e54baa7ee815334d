package io.github.camelnetskope.formats;

import io.github.camelnetskope.formats.mapping.MappingTables;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * Converts the body's records to text in a format, one per line. Accepts a record as text, bytes, a
 * map, or anything that Camel converts to text; a batch with one record per line or as a list.
 * Thread-safe.
 */
abstract class NetskopeTransformer extends Transformer {
  private static final String FEED = "CamelNetskopeFeed";

  private final String format;
  private final boolean json;
  private volatile @Nullable RecordFormat records;

  NetskopeTransformer(String format, boolean json) {
    this.format = format;
    this.json = json;
  }

  /** Reads the tables: those of a {@link MappingTables} bean, of a folder, or the shipped ones. */
  @Override
  protected void doInit() throws Exception {
    super.doInit();
    records();
  }

  /**
   * Replaces the body by text in the format and sets the header {@code Content-Type}.
   *
   * @throws io.github.camelnetskope.formats.mapping.NotARecordException when the body is not a
   *     record
   */
  @Override
  public void transform(Message message, DataType from, DataType to) {
    String feed = message.getHeader(FEED, String.class);
    String text = records().format(records(message), feed);
    message.setBody(text);
    message.setHeader(Exchange.CONTENT_TYPE, contentType(text));
  }

  private String contentType(String text) {
    if (!json) {
      return "text/plain";
    }
    return text.indexOf('\n') < 0 ? "application/json" : "application/x-ndjson";
  }

  private static @Nullable Object records(Message message) {
    Object body = message.getBody();
    boolean known =
        body instanceof String
            || body instanceof byte[]
            || body instanceof Map
            || body instanceof Collection;
    if (known || body == null) {
      return body;
    }
    String text = message.getBody(String.class);
    return text == null ? body : text;
  }

  private RecordFormat records() {
    RecordFormat loaded = records;
    if (loaded == null) {
      synchronized (this) {
        loaded = records;
        if (loaded == null) {
          loaded = RecordFormat.load(format, tables());
          records = loaded;
        }
      }
    }
    return loaded;
  }

  private MappingTables tables() {
    MappingTables bean =
        CamelContextHelper.findSingleByType(getCamelContext(), MappingTables.class);
    return bean == null ? new TablesFolder(getCamelContext()) : bean;
  }
}
