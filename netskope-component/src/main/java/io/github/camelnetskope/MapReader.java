package io.github.camelnetskope;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelnetskope.client.EventRecord;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;

/** Reads a record into a map; a user's own ObjectMapper of the registry comes first. */
final class MapReader {
  private final ObjectReader reader;

  MapReader(CamelContext context) {
    ObjectMapper own = context.getRegistry().findSingleByType(ObjectMapper.class);
    reader = (own == null ? new ObjectMapper() : own).readerForMapOf(Object.class);
  }

  Map<String, Object> read(EventRecord record) {
    try {
      return record.read(reader::readValue);
    } catch (IOException e) {
      throw new RuntimeCamelException("a record cannot be read into a map", e);
    }
  }
}
