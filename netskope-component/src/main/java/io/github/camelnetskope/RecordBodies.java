package io.github.camelnetskope;

import io.github.camelnetskope.client.JsonText;
import java.util.Iterator;

/** Converts records to message bodies, as {@code bodyType} says. Thread-safe. */
final class RecordBodies {
  private final BodyType bodyType;
  private final MapReader maps;

  RecordBodies(NetskopeEndpoint endpoint) {
    this.bodyType = endpoint.getConfiguration().getBodyType();
    this.maps = new MapReader(endpoint.getCamelContext());
  }

  /** The body of one value. */
  Object body(JsonText text) {
    return switch (bodyType) {
      case JSON -> text.json();
      case BYTES -> text.bytes();
      case MAP -> maps.read(text);
    };
  }

  /** The bodies of all records; each is made when the iterator returns it. */
  Iterator<Object> all(Iterator<JsonText> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Object next() {
        return body(records.next());
      }
    };
  }
}
