package io.github.camelnetskope;

import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of one query. They are strings, since a body or a header may override them; they are
 * checked when the endpoint is created and again before each query.
 */
@UriParams
public class NetskopeQueryConfiguration {

  @UriParam(
      label = "producer",
      description =
          "The requested records, in the query language of the API, for instance `app eq 'Box'`.")
  private @Nullable String query;

  @UriParam(
      label = "producer",
      description =
          "The type of records: for `alerts` for instance `DLP` or `Security Assessment`, for"
              + " `events` and `report` for instance `page`; for `legalhold` `processed` or"
              + " `unprocessed`.")
  private @Nullable String type;

  @UriParam(
      label = "producer",
      enums = "3600,86400,604800,2592000,5184000,7776000",
      description =
          "The last seconds. Exactly one time window is given: this, `startTime` with `endTime`, or"
              + " `insertionStartTime` with `insertionEndTime`.")
  private @Nullable String timePeriod;

  @UriParam(
      label = "producer",
      description =
          "Records after this time. Epoch seconds, an ISO-8601 instant, or a time back such as"
              + " `-PT24H`.")
  private @Nullable String startTime;

  @UriParam(
      label = "producer",
      description =
          "Records up to this time. Epoch seconds, an ISO-8601 instant, or a time back such as"
              + " `-PT24H`.")
  private @Nullable String endTime;

  @UriParam(
      label = "producer",
      description =
          "Records inserted after this time, whatever their own time is. Epoch seconds, an ISO-8601"
              + " instant, or a time back such as `-PT24H`.")
  private @Nullable String insertionStartTime;

  @UriParam(
      label = "producer",
      description =
          "Records inserted up to this time. Epoch seconds, an ISO-8601 instant, or a time back"
              + " such as `-PT24H`.")
  private @Nullable String insertionEndTime;

  @UriParam(
      label = "producer",
      description = "The most records of an answer, up to 10000; with `paginate` those of a page.")
  private @Nullable String limit;

  @UriParam(label = "producer", description = "How many records to skip.")
  private @Nullable String skip;

  @UriParam(
      label = "producer",
      enums = "true,false",
      description = "Whether records may come unsorted, which is faster.")
  private @Nullable String unsorted;

  @UriParam(
      label = "producer",
      enums = "true,false",
      description = "Whether to return acknowledged alerts, or those that are not acknowledged.")
  private @Nullable String acked;

  @UriParam(
      label = "producer",
      enums = "application,user,device,activity",
      description =
          "What a `report` counts by; `activity` only with `type` `application` or `alert`.")
  private @Nullable String groupBy;

  @UriParam(
      label = "producer",
      description =
          "The operation, for instance `get-files`, `download-url`, `take-action` or `list`. For"
              + " `v2` if a path has several; default: `get` with an `id`, else `list`.")
  private @Nullable String op;

  @UriParam(label = "producer", description = "For `v2`: the id of the object.")
  private @Nullable String id;

  @UriParam(
      label = "producer",
      enums = "GET,POST,PUT,PATCH,DELETE",
      description =
          "For `v2`, with a path that is not known by name: the HTTP method; default: GET. All"
              + " except GET and DELETE send the body, which is JSON or a map.")
  private @Nullable String method;

  @UriParam(
      label = "producer",
      enums = "true,false",
      description =
          "For `v2`, with a write that is pending until it is deployed: whether to deploy right"
              + " after it. That makes all pending changes of the tenant live, also those of"
              + " other users.")
  private @Nullable String deploy;

  @UriParam(label = "producer", description = "The name of the list that is replaced.")
  private @Nullable String name;

  @UriParam(
      label = "producer",
      description =
          "The entries that replace a list, comma-separated, up to 8 MB. All that were in it are"
              + " gone.")
  private @Nullable String list;

  @UriParam(label = "producer", description = "The users to acknowledge, comma-separated.")
  private @Nullable String users;

  @UriParam(label = "producer", description = "The user whose configuration is requested.")
  private @Nullable String email;

  @UriParam(
      label = "producer",
      enums = "agent,ios",
      description = "The kind of configuration that is requested.")
  private @Nullable String configType;

  @UriParam(label = "producer", description = "The file, as `get-files` names it.")
  private @Nullable String fileId;

  @UriParam(label = "producer", description = "The quarantine profile of the file.")
  private @Nullable String quarantineProfileId;

  @UriParam(label = "producer", description = "The legal hold profile of the file.")
  private @Nullable String legalHoldProfileId;

  @UriParam(
      label = "producer",
      enums = "block,allow,mark-processed",
      description = "What to do with the file: `block` deletes, `allow` restores it.")
  private @Nullable String action;

  @UriParam(
      label = "producer",
      prefix = "param.",
      multiValue = true,
      description = "Any other parameter, unchecked: `param.NAME=value`.")
  private @Nullable Map<String, Object> parameters;

  @UriParam(
      label = "producer",
      defaultValue = "false",
      description =
          "Whether the body is an iterator over all records, whose pages are fetched as it is"
              + " consumed. The time window is fixed and ends 300 s before now.")
  private boolean paginate;

  @UriParam(
      label = "producer",
      defaultValue = "1",
      description =
          "For `v2` with `paginate` and `insertionStartTime`: how many pages are requested at"
              + " once, and may be in memory. They are handed out in order.")
  private int parallel = 1;

  @UriParam(
      label = "producer",
      defaultValue = "false",
      description =
          "With `op=download-url`: whether to fetch the file itself, through its temporary"
              + " address.")
  private boolean download;

  @UriParam(
      label = "producer",
      defaultValue = "3",
      description =
          "How many times a query is repeated after a 429, a 5xx, or no answer. A query that"
              + " changes something is repeated only if it certainly did not happen.")
  private int maxRetries = 3;

  public @Nullable String getQuery() {
    return query;
  }

  public void setQuery(@Nullable String query) {
    this.query = query;
  }

  public @Nullable String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type = type;
  }

  public @Nullable String getTimePeriod() {
    return timePeriod;
  }

  public void setTimePeriod(@Nullable String timePeriod) {
    this.timePeriod = timePeriod;
  }

  public @Nullable String getStartTime() {
    return startTime;
  }

  public void setStartTime(@Nullable String startTime) {
    this.startTime = startTime;
  }

  public @Nullable String getEndTime() {
    return endTime;
  }

  public void setEndTime(@Nullable String endTime) {
    this.endTime = endTime;
  }

  public @Nullable String getInsertionStartTime() {
    return insertionStartTime;
  }

  public void setInsertionStartTime(@Nullable String insertionStartTime) {
    this.insertionStartTime = insertionStartTime;
  }

  public @Nullable String getInsertionEndTime() {
    return insertionEndTime;
  }

  public void setInsertionEndTime(@Nullable String insertionEndTime) {
    this.insertionEndTime = insertionEndTime;
  }

  public @Nullable String getLimit() {
    return limit;
  }

  public void setLimit(@Nullable String limit) {
    this.limit = limit;
  }

  public @Nullable String getSkip() {
    return skip;
  }

  public void setSkip(@Nullable String skip) {
    this.skip = skip;
  }

  public @Nullable String getUnsorted() {
    return unsorted;
  }

  public void setUnsorted(@Nullable String unsorted) {
    this.unsorted = unsorted;
  }

  public @Nullable String getAcked() {
    return acked;
  }

  public void setAcked(@Nullable String acked) {
    this.acked = acked;
  }

  public @Nullable String getGroupBy() {
    return groupBy;
  }

  public void setGroupBy(@Nullable String groupBy) {
    this.groupBy = groupBy;
  }

  public @Nullable String getOp() {
    return op;
  }

  public void setOp(@Nullable String op) {
    this.op = op;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getMethod() {
    return method;
  }

  public void setMethod(@Nullable String method) {
    this.method = method;
  }

  public @Nullable String getDeploy() {
    return deploy;
  }

  public void setDeploy(@Nullable String deploy) {
    this.deploy = deploy;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getList() {
    return list;
  }

  public void setList(@Nullable String list) {
    this.list = list;
  }

  public @Nullable String getUsers() {
    return users;
  }

  public void setUsers(@Nullable String users) {
    this.users = users;
  }

  public @Nullable String getEmail() {
    return email;
  }

  public void setEmail(@Nullable String email) {
    this.email = email;
  }

  public @Nullable String getConfigType() {
    return configType;
  }

  public void setConfigType(@Nullable String configType) {
    this.configType = configType;
  }

  public @Nullable String getFileId() {
    return fileId;
  }

  public void setFileId(@Nullable String fileId) {
    this.fileId = fileId;
  }

  public @Nullable String getQuarantineProfileId() {
    return quarantineProfileId;
  }

  public void setQuarantineProfileId(@Nullable String quarantineProfileId) {
    this.quarantineProfileId = quarantineProfileId;
  }

  public @Nullable String getLegalHoldProfileId() {
    return legalHoldProfileId;
  }

  public void setLegalHoldProfileId(@Nullable String legalHoldProfileId) {
    this.legalHoldProfileId = legalHoldProfileId;
  }

  public @Nullable String getAction() {
    return action;
  }

  public void setAction(@Nullable String action) {
    this.action = action;
  }

  public @Nullable Map<String, Object> getParameters() {
    return parameters;
  }

  public void setParameters(@Nullable Map<String, Object> parameters) {
    this.parameters = parameters;
  }

  public boolean isPaginate() {
    return paginate;
  }

  public void setPaginate(boolean paginate) {
    this.paginate = paginate;
  }

  public int getParallel() {
    return parallel;
  }

  public void setParallel(int parallel) {
    this.parallel = parallel;
  }

  public boolean isDownload() {
    return download;
  }

  public void setDownload(boolean download) {
    this.download = download;
  }

  public int getMaxRetries() {
    return maxRetries;
  }

  public void setMaxRetries(int maxRetries) {
    this.maxRetries = maxRetries;
  }
}
