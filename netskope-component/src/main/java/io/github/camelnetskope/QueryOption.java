package io.github.camelnetskope;

import io.github.camelnetskope.client.OperationResource;
import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryEndpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * An option that is a parameter of a query.
 *
 * @param header the header that overrides it
 * @param value reads its value from an endpoint's configuration
 */
record QueryOption(
    String name, String header, Function<NetskopeQueryConfiguration, @Nullable String> value) {
  static final int MOST_PARALLEL = 10;

  static final List<QueryOption> ALL =
      List.of(
          new QueryOption("query", NetskopeConstants.QUERY, NetskopeQueryConfiguration::getQuery),
          new QueryOption("type", NetskopeConstants.TYPE, NetskopeQueryConfiguration::getType),
          new QueryOption(
              "timePeriod",
              NetskopeConstants.TIME_PERIOD,
              NetskopeQueryConfiguration::getTimePeriod),
          new QueryOption(
              "startTime", NetskopeConstants.START_TIME, NetskopeQueryConfiguration::getStartTime),
          new QueryOption(
              "endTime", NetskopeConstants.END_TIME, NetskopeQueryConfiguration::getEndTime),
          new QueryOption(
              "insertionStartTime",
              NetskopeConstants.INSERTION_START_TIME,
              NetskopeQueryConfiguration::getInsertionStartTime),
          new QueryOption(
              "insertionEndTime",
              NetskopeConstants.INSERTION_END_TIME,
              NetskopeQueryConfiguration::getInsertionEndTime),
          new QueryOption("limit", NetskopeConstants.LIMIT, NetskopeQueryConfiguration::getLimit),
          new QueryOption("skip", NetskopeConstants.SKIP, NetskopeQueryConfiguration::getSkip),
          new QueryOption(
              "unsorted", NetskopeConstants.UNSORTED, NetskopeQueryConfiguration::getUnsorted),
          new QueryOption("acked", NetskopeConstants.ACKED, NetskopeQueryConfiguration::getAcked),
          new QueryOption(
              "groupBy", NetskopeConstants.GROUP_BY, NetskopeQueryConfiguration::getGroupBy),
          new QueryOption("id", NetskopeConstants.ID, NetskopeQueryConfiguration::getId),
          new QueryOption("op", NetskopeConstants.OP, NetskopeQueryConfiguration::getOp),
          new QueryOption(
              "deploy", NetskopeConstants.DEPLOY, NetskopeQueryConfiguration::getDeploy),
          new QueryOption("name", NetskopeConstants.NAME, NetskopeQueryConfiguration::getName),
          new QueryOption("list", NetskopeConstants.LIST, NetskopeQueryConfiguration::getList),
          new QueryOption("users", NetskopeConstants.USERS, NetskopeQueryConfiguration::getUsers),
          new QueryOption("email", NetskopeConstants.EMAIL, NetskopeQueryConfiguration::getEmail),
          new QueryOption(
              "configType",
              NetskopeConstants.CONFIG_TYPE,
              NetskopeQueryConfiguration::getConfigType),
          new QueryOption(
              "fileId", NetskopeConstants.FILE_ID, NetskopeQueryConfiguration::getFileId),
          new QueryOption(
              "quarantineProfileId",
              NetskopeConstants.QUARANTINE_PROFILE_ID,
              NetskopeQueryConfiguration::getQuarantineProfileId),
          new QueryOption(
              "legalHoldProfileId",
              NetskopeConstants.LEGAL_HOLD_PROFILE_ID,
              NetskopeQueryConfiguration::getLegalHoldProfileId),
          new QueryOption(
              "action", NetskopeConstants.ACTION, NetskopeQueryConfiguration::getAction));

  /** Refuses options that no body and no header could correct. */
  static void check(NetskopeQueryConfiguration configuration, QueryEndpoint endpoint, Instant now) {
    Query.checkValues(endpoint, given(configuration), now);
    NumberRange.check("maxRetries", configuration.getMaxRetries());
    BadOptions.require(
        configuration.getParallel() == 1, "parallel", configuration.getParallel(), "1 for v1");
    BadOptions.require(
        configuration.getMethod() == null,
        "method",
        String.valueOf(configuration.getMethod()),
        "no value for v1");
    BadOptions.require(
        !configuration.isPaginate() || endpoint.paged(),
        "paginate",
        true,
        "false: " + endpoint.path() + " has no limit and skip");
  }

  /** The same for REST API v2, where headers can correct more. */
  static void check(
      NetskopeQueryConfiguration configuration, OperationResource resource, Instant now) {
    resource.check(given(configuration), now);
    NumberRange.check("maxRetries", configuration.getMaxRetries());
    BadOptions.require(
        !configuration.isPaginate() || resource.isPaged(),
        "paginate",
        true,
        "false: " + resource.path() + " has no limit and skip");
    int parallel = configuration.getParallel();
    boolean several = configuration.isPaginate() && resource.isByInsertion();
    BadOptions.require(
        parallel >= 1 && parallel <= (several ? MOST_PARALLEL : 1),
        "parallel",
        parallel,
        several
            ? "a whole number from 1 to " + MOST_PARALLEL
            : "1: more only with paginate, for an operation with insertionStartTime");
    BadOptions.require(
        !configuration.isDownload(), "download", true, "false: it is for files of v1");
  }

  /** The parameters in the headers of a message, by option name. */
  static Map<String, String> headers(Message message) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (QueryOption option : ALL) {
      Object value = message.getHeader(option.header);
      if (value != null) {
        headers.put(option.name, QueryBodyReader.text(value));
      }
    }
    return headers;
  }

  /** The parameters in the options of an endpoint, by option name. */
  static Map<String, String> given(NetskopeQueryConfiguration configuration) {
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, Object> others = configuration.getParameters();
    if (others != null) {
      others.forEach((name, value) -> given.put("param." + name, String.valueOf(value)));
    }
    for (QueryOption option : ALL) {
      String value = option.value.apply(configuration);
      if (value != null) {
        given.put(option.name, value);
      }
    }
    return given;
  }
}
