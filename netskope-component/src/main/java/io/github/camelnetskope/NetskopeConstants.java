package io.github.camelnetskope;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** Header names. */
public final class NetskopeConstants {
  private static final String CONSUMER = "consumer";

  @Metadata(
      label = CONSUMER,
      description = "The feed of the record, for instance `events/alert`",
      javaType = "String")
  public static final String FEED = "CamelNetskopeFeed";

  @Metadata(
      label = CONSUMER,
      description = "The index: the consumer's own name for its cursor",
      javaType = "String")
  public static final String INDEX = "CamelNetskopeIndex";

  @Metadata(
      label = CONSUMER,
      description = "The operation that brought the page: `next`, `resend` or epoch seconds",
      javaType = "String")
  public static final String OPERATION = "CamelNetskopeOperation";

  @Metadata(
      label = CONSUMER,
      description =
          "The position in its page of the record, or of the first one of a batch, from 0",
      javaType = "Integer")
  public static final String POSITION = "CamelNetskopePosition";

  @Metadata(
      label = CONSUMER,
      description = "The number of records in the page",
      javaType = "Integer")
  public static final String PAGE_SIZE = "CamelNetskopePageSize";

  @Metadata(
      label = CONSUMER,
      description =
          "The number of records in the body: 1, or more with `delivery=BATCH` and `PAGE`",
      javaType = "Integer")
  public static final String RECORD_COUNT = "CamelNetskopeRecordCount";

  @Metadata(
      label = CONSUMER,
      description = "The record's `_id`, where it has one; with `delivery=RECORD`",
      javaType = "String")
  public static final String EVENT_ID = "CamelNetskopeEventId";

  @Metadata(
      label = CONSUMER,
      description = "The record's `timestamp` in epoch seconds; with `delivery=RECORD`",
      javaType = "Long")
  public static final String EVENT_TIME = "CamelNetskopeEventTime";

  @Metadata(
      label = CONSUMER,
      description = "The page's `timestamp_hwm` in epoch seconds, where it has one",
      javaType = "Long")
  public static final String HIGH_WATER_MARK = "CamelNetskopeHighWaterMark";

  @Metadata(
      label = CONSUMER,
      description = "The page's `wait_time` in seconds, where it has one",
      javaType = "Long")
  public static final String WAIT_TIME = "CamelNetskopeWaitTime";

  @Metadata(
      label = CONSUMER,
      description = "Whether a record of the body may have been delivered before",
      javaType = "Boolean")
  public static final String REDELIVERED = "CamelNetskopeRedelivered";

  @Metadata(
      label = CONSUMER,
      description = "The record's `timestamp` in milliseconds; with `delivery=RECORD`",
      javaType = "Long")
  public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

  @Metadata(
      label = CONSUMER,
      description = "With `manualCommit=true`: what the route calls when the records are safe",
      javaType = "io.github.camelnetskope.NetskopeCommit")
  public static final String MANUAL_COMMIT = "CamelNetskopeManualCommit";

  private NetskopeConstants() {}
}
