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

/** The only place that knows bodies and headers. */
final class NetskopeExchanges {
  private final NetskopeConfiguration configuration;
  private final MapReader maps;

  NetskopeExchanges(NetskopeEndpoint endpoint) {
    this.configuration = endpoint.getConfiguration();
    this.maps = new MapReader(endpoint.getCamelContext());
  }

  /** The end of the exchange that begins at a position. */
  int end(EventPage page, int from) {
    return switch (configuration.getDelivery()) {
      case RECORD -> from + 1;
      case BATCH -> Math.min(from + configuration.getBatchSize(), page.size());
      case PAGE -> page.size();
    };
  }

  /** Fills an exchange with the records from one position to another. */
  void fill(Exchange exchange, Cursor cursor, EventPage page, int from, int to) {
    Message message = exchange.getMessage();
    if (configuration.getDelivery() == Delivery.RECORD) {
      EventRecord record = page.record(from);
      message.setBody(body(record));
      recordHeaders(message, record);
    } else {
      message.setBody(body(page, from, to));
    }
    pageHeaders(message, cursor, page);
    message.setHeader(NetskopeConstants.POSITION, from);
    message.setHeader(NetskopeConstants.RECORD_COUNT, to - from);
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

  private Object body(EventPage page, int from, int to) {
    return switch (configuration.getBodyType()) {
      case JSON -> new String(page.lines(from, to), StandardCharsets.UTF_8);
      case BYTES -> page.lines(from, to);
      case MAP -> maps(page, from, to);
    };
  }

  private List<Map<String, Object>> maps(EventPage page, int from, int to) {
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

  private static void pageHeaders(Message message, Cursor cursor, EventPage page) {
    message.setHeader(NetskopeConstants.FEED, cursor.feed().path());
    message.setHeader(NetskopeConstants.INDEX, cursor.index().name());
    message.setHeader(NetskopeConstants.OPERATION, page.operation().wireValue());
    message.setHeader(NetskopeConstants.PAGE_SIZE, page.size());
    page.waitTime()
        .ifPresent(wait -> message.setHeader(NetskopeConstants.WAIT_TIME, wait.toSeconds()));
    page.highWaterMark()
        .ifPresent(
            mark -> message.setHeader(NetskopeConstants.HIGH_WATER_MARK, mark.getEpochSecond()));
  }
}
