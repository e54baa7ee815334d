package io.github.camelnetskope;

import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * The data type {@code netskope:application-cloudevents}: the attributes of a CloudEvent 1.0 as
 * headers, for a record, batch or page of a feed. The body stays as it is. Thread-safe.
 */
public final class CloudEventsTransformer extends Transformer {
  private static final String TYPE = "io.github.camelnetskope.";
  private static final String SOURCE = "netskope:dataexport/";

  /** For Camel, which creates it by reflection. */
  public CloudEventsTransformer() {
    super("netskope:application-cloudevents");
  }

  /**
   * Sets the headers. The id is the record's or page's key, so that a redelivery has the same id;
   * without a key it is the id of the exchange. The time is the record's, or that of the exchange.
   */
  @Override
  public void transform(Message message, DataType from, DataType to) {
    Optional<String> feed = text(message, NetskopeConstants.FEED);
    String id =
        text(message, NetskopeConstants.RECORD_KEY)
            .or(() -> text(message, NetskopeConstants.PAGE_KEY))
            .orElseGet(() -> message.getExchange().getExchangeId());
    message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
    message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, "1.0");
    message.setHeader(
        CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE + feed.orElse("record").replace('/', '.'));
    message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, SOURCE + feed.orElse(""));
    text(message, NetskopeConstants.EVENT_ID)
        .ifPresent(subject -> message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject));
    message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(message).toString());
    message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, contentType(message));
  }

  private static Instant time(Message message) {
    Long millis = message.getHeader(NetskopeConstants.MESSAGE_TIMESTAMP, Long.class);
    return Instant.ofEpochMilli(
        millis == null ? message.getExchange().getClock().getCreated() : millis);
  }

  private static String contentType(Message message) {
    return text(message, NetskopeConstants.PAGE_KEY).isPresent()
        ? "application/x-ndjson"
        : "application/json";
  }

  private static Optional<String> text(Message message, String header) {
    return Optional.ofNullable(message.getHeader(header, String.class));
  }
}
