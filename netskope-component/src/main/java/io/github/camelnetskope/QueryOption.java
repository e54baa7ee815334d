package io.github.camelnetskope;

import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryEndpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options that are parameters of a query, each with the header that overrides it. */
enum QueryOption {
  QUERY("query", NetskopeConstants.QUERY, NetskopeQueryConfiguration::getQuery),
  TYPE("type", NetskopeConstants.TYPE, NetskopeQueryConfiguration::getType),
  TIME_PERIOD(
      "timePeriod", NetskopeConstants.TIME_PERIOD, NetskopeQueryConfiguration::getTimePeriod),
  START_TIME("startTime", NetskopeConstants.START_TIME, NetskopeQueryConfiguration::getStartTime),
  END_TIME("endTime", NetskopeConstants.END_TIME, NetskopeQueryConfiguration::getEndTime),
  INSERTION_START_TIME(
      "insertionStartTime",
      NetskopeConstants.INSERTION_START_TIME,
      NetskopeQueryConfiguration::getInsertionStartTime),
  INSERTION_END_TIME(
      "insertionEndTime",
      NetskopeConstants.INSERTION_END_TIME,
      NetskopeQueryConfiguration::getInsertionEndTime),
  LIMIT("limit", NetskopeConstants.LIMIT, NetskopeQueryConfiguration::getLimit),
  SKIP("skip", NetskopeConstants.SKIP, NetskopeQueryConfiguration::getSkip),
  UNSORTED("unsorted", NetskopeConstants.UNSORTED, NetskopeQueryConfiguration::getUnsorted),
  ACKED("acked", NetskopeConstants.ACKED, NetskopeQueryConfiguration::getAcked),
  GROUP_BY("groupBy", NetskopeConstants.GROUP_BY, NetskopeQueryConfiguration::getGroupBy),
  OP("op", NetskopeConstants.OP, NetskopeQueryConfiguration::getOp),
  NAME("name", NetskopeConstants.NAME, NetskopeQueryConfiguration::getName),
  LIST("list", NetskopeConstants.LIST, NetskopeQueryConfiguration::getList),
  USERS("users", NetskopeConstants.USERS, NetskopeQueryConfiguration::getUsers),
  EMAIL("email", NetskopeConstants.EMAIL, NetskopeQueryConfiguration::getEmail),
  CONFIG_TYPE(
      "configType", NetskopeConstants.CONFIG_TYPE, NetskopeQueryConfiguration::getConfigType),
  FILE_ID("fileId", NetskopeConstants.FILE_ID, NetskopeQueryConfiguration::getFileId),
  QUARANTINE_PROFILE_ID(
      "quarantineProfileId",
      NetskopeConstants.QUARANTINE_PROFILE_ID,
      NetskopeQueryConfiguration::getQuarantineProfileId),
  LEGAL_HOLD_PROFILE_ID(
      "legalHoldProfileId",
      NetskopeConstants.LEGAL_HOLD_PROFILE_ID,
      NetskopeQueryConfiguration::getLegalHoldProfileId),
  ACTION("action", NetskopeConstants.ACTION, NetskopeQueryConfiguration::getAction);

  private static final int MOST_RETRIES = 100;

  private final String option;
  private final String header;
  private final Function<NetskopeQueryConfiguration, @Nullable String> value;

  QueryOption(
      String option, String header, Function<NetskopeQueryConfiguration, @Nullable String> value) {
    this.option = option;
    this.header = header;
    this.value = value;
  }

  String option() {
    return option;
  }

  String header() {
    return header;
  }

  /** Refuses what no body and no header could make good. */
  static void check(NetskopeQueryConfiguration configuration, QueryEndpoint endpoint, Instant now) {
    Query.checkValues(endpoint, given(configuration), now);
    int retries = configuration.getMaxRetries();
    BadOptions.require(
        retries >= 0 && retries <= MOST_RETRIES,
        "maxRetries",
        retries,
        "a whole number from 0 to " + MOST_RETRIES);
    BadOptions.require(
        !configuration.isPaginate() || endpoint.paged(),
        "paginate",
        true,
        "false: " + endpoint.path() + " has no limit and skip");
  }

  /** What the options of an endpoint give, by name. */
  static Map<String, String> given(NetskopeQueryConfiguration configuration) {
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, Object> others = configuration.getParameters();
    if (others != null) {
      others.forEach((name, value) -> given.put("param." + name, String.valueOf(value)));
    }
    for (QueryOption option : values()) {
      String value = option.value.apply(configuration);
      if (value != null) {
        given.put(option.option, value);
      }
    }
    return given;
  }
}
