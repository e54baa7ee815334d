package io.github.camelnetskope.recipes.files;

import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Sets the header {@code hour} of a page, {@code 2026-05-04/13} for instance, in UTC: that of the
 * first record with a time. It comes from the page and not from the clock, so that a page that
 * comes again goes where it was.
 */
public final class HourOfPage implements Processor {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd/HH").withZone(ZoneOffset.UTC);

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException {
    Message page = exchange.getMessage();
    Optional<Instant> time =
        RecordLines.of(page.getMandatoryBody(byte[].class)).stream()
            .map(EventRecord::time)
            .flatMap(Optional::stream)
            .findFirst();
    page.setHeader("hour", time.map(HOUR::format).orElse("undated"));
  }
}
