package io.github.camelnetskope;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Fills the exchanges of one page. Safe for use by several threads. */
final class PageExchanges {
  private final NetskopeConfiguration configuration;
  private final MapReader maps;
  private final EventPage page;
  private final PageHeaders headers;

  PageExchanges(
      NetskopeConfiguration configuration, MapReader maps, PageHeaders headers, EventPage page) {
    this.configuration = configuration;
    this.maps = maps;
    this.headers = headers;
    this.page = page;
  }

  /** The end of the exchange that begins at a position. */
  int end(int from) {
    return switch (configuration.getDelivery()) {
      case RECORD -> from + 1;
      case BATCH -> Math.min(from + configuration.getBatchSize(), page.size());
      case PAGE -> page.size();
    };
  }

  /** Fills an exchange with the records from one position to another. */
  void fill(Exchange exchange, int from, int to, boolean redelivered) {
    Message message = exchange.getMessage();
    if (configuration.getDelivery() == Delivery.RECORD) {
      EventRecord record = page.record(from);
      message.setHeaders(headers.of(from, redelivered, record));
      message.setBody(body(record));
    } else {
      message.setHeaders(headers.of(from, redelivered, to - from));
      message.setBody(body(from, to));
    }
    if (configuration.getDelivery() == Delivery.PAGE) {
      // The body is a copy, and nothing of the page is elsewhere.
      page.release();
    }
    exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, from);
    exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, page.size());
    exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, to == page.size());
  }

  private Object body(EventRecord record) {
    return switch (configuration.getBodyType()) {
      case JSON -> record.json();
      case BYTES -> record.bytes();
      case MAP -> maps.read(record);
    };
  }

  private Object body(int from, int to) {
    return switch (configuration.getBodyType()) {
      case JSON -> new String(page.lines(from, to), StandardCharsets.UTF_8);
      case BYTES -> page.lines(from, to);
      case MAP -> maps(from, to);
    };
  }

  private List<Map<String, Object>> maps(int from, int to) {
    List<Map<String, Object>> list = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      list.add(maps.read(page.record(i)));
    }
    return list;
  }
}
