package io.github.camelnetskope;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.JsonText;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.util.function.Suppliers;

/** Reads a record into a map; a user's own ObjectMapper of the registry comes first. */
final class MapReader {
  // Making a mapper takes a tenth of a second, and most routes want no maps.
  private final Supplier<ObjectReader> maps;
  private final Supplier<ObjectReader> values;

  MapReader(CamelContext context) {
    maps = Suppliers.memorize(() -> mapper(context).readerForMapOf(Object.class));
    values = Suppliers.memorize(() -> mapper(context).readerFor(Object.class));
  }

  private static ObjectMapper mapper(CamelContext context) {
    ObjectMapper own = context.getRegistry().findSingleByType(ObjectMapper.class);
    return own == null ? new ObjectMapper() : own;
  }

  Map<String, Object> read(EventRecord record) {
    try {
      return record.read(maps.get()::readValue);
    } catch (IOException e) {
      throw unreadable("a record cannot be read into a map", e);
    }
  }

  /** A map, a list, or a simple value. */
  Object read(JsonText text) {
    try {
      return text.read(values.get()::<Object>readValue);
    } catch (IOException e) {
      throw unreadable("an answer cannot be read into maps", e);
    }
  }

  /** Without the text of the mapper, which quotes the record. */
  private static RuntimeCamelException unreadable(String what, IOException e) {
    JsonLocation at = e instanceof JacksonException of ? of.getLocation() : null;
    String where = at == null ? "" : " at byte " + at.getByteOffset();
    return new RuntimeCamelException(what + ": " + e.getClass().getSimpleName() + where);
  }
}
