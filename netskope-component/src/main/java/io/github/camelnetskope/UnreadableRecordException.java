package io.github.camelnetskope;

import io.github.camelnetskope.feed.ShownText;
import org.apache.camel.RuntimeCamelException;

/** A body that {@code bodyType} asks for cannot be made. The text holds nothing of the record. */
final class UnreadableRecordException extends RuntimeCamelException implements ShownText {
  private static final long serialVersionUID = 1L;

  UnreadableRecordException(String message) {
    super(message);
  }
}
