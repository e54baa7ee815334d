package io.github.camelnetskope;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** Header names. */
public final class NetskopeConstants {
  private static final String CONSUMER = "consumer";
  private static final String PRODUCER = "producer";

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
      description = "The position of the body's first record in its page, counted from 0",
      javaType = "Integer")
  public static final String POSITION = "CamelNetskopePosition";

  @Metadata(
      label = CONSUMER,
      description = "The number of records in the page",
      javaType = "Integer")
  public static final String PAGE_SIZE = "CamelNetskopePageSize";

  @Metadata(
      label = CONSUMER,
      description = "The number of records in the body; 1 with `delivery=RECORD`",
      javaType = "Integer")
  public static final String RECORD_COUNT = "CamelNetskopeRecordCount";

  @Metadata(
      label = CONSUMER,
      description = "The record's `_id`, where it has one; with `delivery=RECORD`",
      javaType = "String")
  public static final String EVENT_ID = "CamelNetskopeEventId";

  @Metadata(
      label = CONSUMER,
      description =
          "A key that is unique to the record, for idempotent sinks: its `_id`, a hyphen and 16"
              + " hexadecimal digits over its bytes, or 32 digits when it has no `_id`; with"
              + " `delivery=RECORD`",
      javaType = "String")
  public static final String RECORD_KEY = "CamelNetskopeRecordKey";

  @Metadata(
      label = CONSUMER,
      description =
          "A key that is unique to a batch or page of its cursor, for idempotent sinks: the"
              + " number of the page, its checksum, and where the batch begins and ends; keys sort"
              + " in the order of delivery; with `delivery=BATCH` and `PAGE`",
      javaType = "String")
  public static final String PAGE_KEY = "CamelNetskopePageKey";

  @Metadata(
      label = CONSUMER,
      description = "The record's `timestamp` in epoch seconds; with `delivery=RECORD`",
      javaType = "Long")
  public static final String EVENT_TIME = "CamelNetskopeEventTime";

  @Metadata(
      label = CONSUMER,
      description =
          "With `stripes`: the part of the history that the record was read in, as an interval of"
              + " ISO 8601; the cursor that reads on behind it has none",
      javaType = "String")
  public static final String SLICE = "CamelNetskopeSlice";

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
      description =
          "`true` when a record of the body is no JSON object, or holds bytes that are not UTF-8:"
              + " `JSON` and `MAP` have a replacement character in their place, `BYTES` is exact",
      javaType = "Boolean")
  public static final String MALFORMED = "CamelNetskopeMalformed";

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

  @Metadata(label = PRODUCER, description = "Overrides the option `query`", javaType = "String")
  public static final String QUERY = "CamelNetskopeQuery";

  @Metadata(label = PRODUCER, description = "Overrides the option `type`", javaType = "String")
  public static final String TYPE = "CamelNetskopeType";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `timePeriod`",
      javaType = "String")
  public static final String TIME_PERIOD = "CamelNetskopeTimePeriod";

  @Metadata(label = PRODUCER, description = "Overrides the option `startTime`", javaType = "String")
  public static final String START_TIME = "CamelNetskopeStartTime";

  @Metadata(label = PRODUCER, description = "Overrides the option `endTime`", javaType = "String")
  public static final String END_TIME = "CamelNetskopeEndTime";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `insertionStartTime`",
      javaType = "String")
  public static final String INSERTION_START_TIME = "CamelNetskopeInsertionStartTime";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `insertionEndTime`",
      javaType = "String")
  public static final String INSERTION_END_TIME = "CamelNetskopeInsertionEndTime";

  @Metadata(label = PRODUCER, description = "Overrides the option `limit`", javaType = "String")
  public static final String LIMIT = "CamelNetskopeLimit";

  @Metadata(label = PRODUCER, description = "Overrides the option `skip`", javaType = "String")
  public static final String SKIP = "CamelNetskopeSkip";

  @Metadata(label = PRODUCER, description = "Overrides the option `unsorted`", javaType = "String")
  public static final String UNSORTED = "CamelNetskopeUnsorted";

  @Metadata(label = PRODUCER, description = "Overrides the option `acked`", javaType = "String")
  public static final String ACKED = "CamelNetskopeAcked";

  @Metadata(label = PRODUCER, description = "Overrides the option `groupBy`", javaType = "String")
  public static final String GROUP_BY = "CamelNetskopeGroupBy";

  @Metadata(label = PRODUCER, description = "Overrides the option `id`", javaType = "String")
  public static final String ID = "CamelNetskopeId";

  @Metadata(label = PRODUCER, description = "Overrides the option `deploy`", javaType = "String")
  public static final String DEPLOY = "CamelNetskopeDeploy";

  @Metadata(
      label = PRODUCER,
      description =
          "After a `v2` write: whether the change still has to be deployed; absent if unknown",
      javaType = "Boolean")
  public static final String DEPLOY_NEEDED = "CamelNetskopeDeployNeeded";

  @Metadata(
      label = PRODUCER,
      description =
          "For `v2`: parameters by name, which override the options; those that a"
              + " `QueryInterruptedException` says are left, for instance",
      javaType = "Map<String, Object>")
  public static final String PARAMETERS = "CamelNetskopeParameters";

  @Metadata(label = PRODUCER, description = "Overrides the option `op`", javaType = "String")
  public static final String OP = "CamelNetskopeOp";

  @Metadata(label = PRODUCER, description = "Overrides the option `name`", javaType = "String")
  public static final String NAME = "CamelNetskopeName";

  @Metadata(label = PRODUCER, description = "Overrides the option `list`", javaType = "String")
  public static final String LIST = "CamelNetskopeList";

  @Metadata(label = PRODUCER, description = "Overrides the option `users`", javaType = "String")
  public static final String USERS = "CamelNetskopeUsers";

  @Metadata(label = PRODUCER, description = "Overrides the option `email`", javaType = "String")
  public static final String EMAIL = "CamelNetskopeEmail";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `configType`",
      javaType = "String")
  public static final String CONFIG_TYPE = "CamelNetskopeConfigType";

  @Metadata(label = PRODUCER, description = "Overrides the option `fileId`", javaType = "String")
  public static final String FILE_ID = "CamelNetskopeFileId";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `quarantineProfileId`",
      javaType = "String")
  public static final String QUARANTINE_PROFILE_ID = "CamelNetskopeQuarantineProfileId";

  @Metadata(
      label = PRODUCER,
      description = "Overrides the option `legalHoldProfileId`",
      javaType = "String")
  public static final String LEGAL_HOLD_PROFILE_ID = "CamelNetskopeLegalHoldProfileId";

  @Metadata(label = PRODUCER, description = "Overrides the option `action`", javaType = "String")
  public static final String ACTION = "CamelNetskopeAction";

  @Metadata(label = PRODUCER, description = "The HTTP status of the answer", javaType = "Integer")
  public static final String RESPONSE_CODE = "CamelNetskopeResponseCode";

  @Metadata(
      label = PRODUCER,
      description = "The `msg` of the answer, where it has one",
      javaType = "String")
  public static final String RESPONSE_MESSAGE = "CamelNetskopeResponseMessage";

  @Metadata(
      label = PRODUCER,
      description = "The `warnings` of the answer, where it has any",
      javaType = "List<String>")
  public static final String WARNINGS = "CamelNetskopeWarnings";

  @Metadata(
      label = PRODUCER,
      description = "Where to fetch a file within 30 seconds, with a token. Not with download",
      javaType = "String")
  public static final String LOCATION = "CamelNetskopeLocation";

  private NetskopeConstants() {}
}
