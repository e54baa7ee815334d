package io.github.camelnetskope;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.JsonText;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.util.function.Suppliers;

/**
 * Reads a record into a map; a user's own ObjectMapper of the registry comes first. As lenient as
 * the reader of pages: raw control characters, unknown escapes and NaN are accepted.
 */
final class MapReader {
  private static final String NO_MAP = "bodyType=MAP: a record cannot be read into a map";
  private static final JsonReadFeature[] LENIENCY = {
    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
    JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS
  };

  // Creating a mapper takes a tenth of a second, and most routes need no maps.
  private final Supplier<ObjectReader> maps;
  private final Supplier<ObjectReader> values;

  MapReader(CamelContext context) {
    maps =
        Suppliers.memorize(
            () -> mapper(context).readerForMapOf(Object.class).withFeatures(LENIENCY));
    values =
        Suppliers.memorize(() -> mapper(context).readerFor(Object.class).withFeatures(LENIENCY));
  }

  private static ObjectMapper mapper(CamelContext context) {
    ObjectMapper own = context.getRegistry().findSingleByType(ObjectMapper.class);
    return own == null ? new ObjectMapper(factory()) : own;
  }

  /** Jackson's own limits are off: {@code maxPageBytes} limits the input. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  /**
   * A map.
   *
   * @param position of the record in its page, for the error
   * @param utf8 whether the record is valid UTF-8; if not, invalid bytes become U+FFFD
   * @throws UnreadableRecordException when the record is not a JSON object
   */
  Map<String, Object> read(EventRecord record, int position, boolean utf8) {
    try {
      ObjectReader reader = maps.get();
      Map<String, Object> map =
          utf8 ? record.read(reader::readValue) : reader.readValue(record.json());
      if (map == null) {
        throw new UnreadableRecordException(NO_MAP + ": it is null" + where(position));
      }
      return map;
    } catch (IOException e) {
      throw unreadable(NO_MAP, e, where(position));
    }
  }

  /** A map, a list, or a simple value. */
  Object read(JsonText text) {
    try {
      return text.read(values.get()::<Object>readValue);
    } catch (IOException e) {
      throw unreadable("bodyType=MAP: an answer cannot be read into maps", e, "");
    }
  }

  private static String where(int position) {
    return " of record " + position + " of the page";
  }

  /** Leaves out the mapper's message, which quotes the record. */
  private static UnreadableRecordException unreadable(String what, IOException e, String end) {
    JsonLocation at = e instanceof JacksonException of ? of.getLocation() : null;
    String where = at == null ? "" : " at byte " + at.getByteOffset();
    return new UnreadableRecordException(what + ": " + e.getClass().getSimpleName() + where + end);
  }
}
