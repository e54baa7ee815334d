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

  /**
   * Fills an exchange with the records from one position to another. When its body cannot be made,
   * the exchange has their exact bytes instead, and its failure, for the route's error handling.
   */
  void fill(Exchange exchange, int from, int to, boolean redelivered) {
    Message message = exchange.getMessage();
    boolean byRecord = configuration.getDelivery() == Delivery.RECORD;
    EventRecord record = page.record(from);
    message.setHeaders(
        byRecord
            ? headers.of(from, redelivered, record)
            : headers.of(from, redelivered, to - from));
    try {
      message.setBody(byRecord ? body(record, from) : body(from, to));
    } catch (RuntimeException e) {
      message.setBody(byRecord ? record.bytes() : page.lines(from, to));
      fail(exchange, e);
    }
    if (configuration.getDelivery() == Delivery.PAGE) {
      // The body is a copy, and nothing of the page is elsewhere.
      page.release();
    }
    exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, from);
    exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, page.size());
    exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, to == page.size());
  }

  /** As Camel's own bridge does it: the error handler of the route begins with this failure. */
  private static void fail(Exchange exchange, RuntimeException failure) {
    exchange.setException(failure);
    exchange.setProperty(ExchangePropertyKey.ERRORHANDLER_BRIDGE, true);
    exchange.getExchangeExtension().setRedeliveryExhausted(true);
  }

  private Object body(EventRecord record, int position) {
    return switch (configuration.getBodyType()) {
      case JSON -> record.json();
      case BYTES -> record.bytes();
      case MAP -> map(record, position);
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
      list.add(map(page.record(i), i));
    }
    return list;
  }

  private Map<String, Object> map(EventRecord record, int position) {
    return maps.read(record, position, !page.isMalformed(position, position + 1));
  }
}
