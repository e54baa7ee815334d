package io.github.camelnetskope.formats.mapping;

/** A body, or a part of it, is not a record. The text does not quote the body. */
public final class NotARecordException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NotARecordException(String format, int number, String found) {
    super(
        "netskope:%s: record %d of the body is %s; allowed: a JSON object, as text, bytes or a Map,"
                .formatted(format, number, found)
            + " several of them one a line or in a list");
  }
}
