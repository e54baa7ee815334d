package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.spi.HeadersMapFactory;

/**
 * Bodies and headers of the exchanges of one page. What is the same for all of them is made once.
 * Safe for use by several threads.
 */
final class PageExchanges {
  private final NetskopeConfiguration configuration;
  private final MapReader maps;
  private final HeadersMapFactory headersFactory;
  private final EventPage page;
  private final Map<String, Object> pageHeaders;

  PageExchanges(
      NetskopeConfiguration configuration,
      MapReader maps,
      HeadersMapFactory headersFactory,
      Cursor cursor,
      EventPage page) {
    this.configuration = configuration;
    this.maps = maps;
    this.headersFactory = headersFactory;
    this.page = page;
    this.pageHeaders = pageHeaders(cursor);
  }

  /** Including a value for those that every exchange has one of: a map is cheaper copied whole. */
  private Map<String, Object> pageHeaders(Cursor cursor) {
    Map<String, Object> headers = headersFactory.newMap();
    headers.put(NetskopeConstants.FEED, cursor.feed().path());
    headers.put(NetskopeConstants.INDEX, cursor.index().name());
    headers.put(NetskopeConstants.OPERATION, page.operation().wireValue());
    headers.put(NetskopeConstants.PAGE_SIZE, page.size());
    headers.put(NetskopeConstants.POSITION, 0);
    headers.put(NetskopeConstants.RECORD_COUNT, 1);
    headers.put(NetskopeConstants.REDELIVERED, false);
    page.waitTime().ifPresent(wait -> headers.put(NetskopeConstants.WAIT_TIME, wait.toSeconds()));
    page.highWaterMark()
        .ifPresent(mark -> headers.put(NetskopeConstants.HIGH_WATER_MARK, mark.getEpochSecond()));
    return headers;
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
    message.setHeaders(headersFactory.newMap(pageHeaders));
    if (configuration.getDelivery() == Delivery.RECORD) {
      EventRecord record = page.record(from);
      message.setBody(body(record));
      recordHeaders(message, record);
    } else {
      message.setBody(body(from, to));
      message.setHeader(NetskopeConstants.RECORD_COUNT, to - from);
    }
    message.setHeader(NetskopeConstants.POSITION, from);
    if (redelivered) {
      message.setHeader(NetskopeConstants.REDELIVERED, true);
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

  private static void recordHeaders(Message message, EventRecord record) {
    record.id().ifPresent(id -> message.setHeader(NetskopeConstants.EVENT_ID, id));
    record
        .time()
        .ifPresent(
            time -> {
              message.setHeader(NetskopeConstants.EVENT_TIME, time.getEpochSecond());
              message.setHeader(NetskopeConstants.MESSAGE_TIMESTAMP, time.toEpochMilli());
            });
  }
}
