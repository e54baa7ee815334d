package io.github.camelnetskope;

import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.EventRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** Fills the exchanges of one page. Thread-safe. */
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
   * Fills an exchange with the records from one position to another. When the body cannot be made
   * as {@code bodyType} says, the body is the records' exact bytes, and the exchange has the
   * exception, for the route's error handling.
   *
   * @param leftOut records of the page that are not delivered; never all of the given range
   */
  void fill(Exchange exchange, int from, int to, boolean redelivered, BitSet leftOut) {
    Message message = exchange.getMessage();
    boolean byRecord = configuration.getDelivery() == Delivery.RECORD;
    EventRecord record = page.record(from);
    message.setHeaders(
        byRecord
            ? headers.of(from, redelivered, record)
            : headers.of(from, to, redelivered, to - from - count(leftOut, from, to)));
    try {
      message.setBody(byRecord ? body(record, from) : body(from, to, leftOut));
    } catch (RuntimeException e) {
      message.setBody(byRecord ? record.bytes() : lines(from, to, leftOut));
      fail(exchange, e);
    }
    if (configuration.getDelivery() == Delivery.PAGE) {
      // The body is a copy, and no other exchange uses the page's buffer.
      page.release();
    }
    exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, from);
    exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, page.size() - leftOut.cardinality());
    exchange.setProperty(
        ExchangePropertyKey.BATCH_COMPLETE, leftOut.nextClearBit(to) >= page.size());
  }

  /** As Camel's bridgeErrorHandler does: the route's error handler receives this failure first. */
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

  private Object body(int from, int to, BitSet leftOut) {
    return switch (configuration.getBodyType()) {
      case JSON -> new String(lines(from, to, leftOut), StandardCharsets.UTF_8);
      case BYTES -> lines(from, to, leftOut);
      case MAP -> maps(from, to, leftOut);
    };
  }

  private byte[] lines(int from, int to, BitSet leftOut) {
    if (count(leftOut, from, to) == 0) {
      return page.lines(from, to);
    }
    var lines = new ByteArrayOutputStream();
    int end;
    for (int begin = leftOut.nextClearBit(from); begin < to; begin = leftOut.nextClearBit(end)) {
      int next = leftOut.nextSetBit(begin);
      end = next < 0 ? to : Math.min(next, to);
      lines.writeBytes(page.lines(begin, end));
    }
    return lines.toByteArray();
  }

  private List<Map<String, Object>> maps(int from, int to, BitSet leftOut) {
    List<Map<String, Object>> list = new ArrayList<>(to - from);
    for (int i = leftOut.nextClearBit(from); i < to; i = leftOut.nextClearBit(i + 1)) {
      list.add(map(page.record(i), i));
    }
    return list;
  }

  private static int count(BitSet leftOut, int from, int to) {
    return leftOut.isEmpty() ? 0 : leftOut.get(from, to).cardinality();
  }

  private Map<String, Object> map(EventRecord record, int position) {
    return maps.read(record, position, !page.isMalformed(position, position + 1));
  }
}
