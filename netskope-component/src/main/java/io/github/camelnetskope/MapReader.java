package io.github.camelnetskope;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.JsonText;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** Reads a record into a map; a user's own ObjectMapper of the registry comes first. */
final class MapReader {
  private final ObjectReader reader;
  private final ObjectReader anyReader;

  MapReader(CamelContext context) {
    ObjectMapper own = context.getRegistry().findSingleByType(ObjectMapper.class);
    ObjectMapper mapper = own == null ? new ObjectMapper() : own;
    reader = mapper.readerForMapOf(Object.class);
    anyReader = mapper.readerFor(Object.class);
  }

  Map<String, Object> read(EventRecord record) {
    try {
      return record.read(reader::readValue);
    } catch (IOException e) {
      throw new RuntimeCamelException("a record cannot be read into a map", e);
    }
  }

  /** A map, a list, or a simple value. */
  Object read(JsonText text) {
    try {
      return text.read(anyReader::<Object>readValue);
    } catch (IOException e) {
      throw new RuntimeCamelException("an answer cannot be read into maps", e);
    }
  }
}
