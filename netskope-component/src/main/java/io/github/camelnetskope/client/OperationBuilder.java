package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Builds entries of {@link OperationTable}. Default: a read by GET. */
final class OperationBuilder {
  /** 30 requests a second and 1000 an hour. */
  static final RateLimiter.Quota THOUSAND_AN_HOUR =
      new RateLimiter.Quota(1000, Duration.ofHours(1), 30, 30);

  /** 1 request a second and 10 a minute. */
  static final RateLimiter.Quota TEN_A_MINUTE =
      new RateLimiter.Quota(10, Duration.ofMinutes(1), 1, 1);

  /** 1 request a second. */
  static final RateLimiter.Quota ONE_A_SECOND =
      new RateLimiter.Quota(1, Duration.ofSeconds(1), 1, 1);

  private final String resource;
  private final String op;
  private final String scope;
  private final List<OperationParameter> parameters = new ArrayList<>();
  private final Set<QueryWindow> windows = EnumSet.noneOf(QueryWindow.class);
  private String method = "GET";
  private String path;
  private boolean windowRequired;
  private OperationPaging paging = OperationPaging.NONE;
  private int pageSize;
  private int deepest;
  private OperationResult result = OperationResult.WHOLE;
  private OperationBody body = OperationBody.NONE;
  private OperationEffect effect = OperationEffect.READ;
  private OperationWrite write = OperationWrite.NONE;
  private RateLimiter.Quota quota = RateLimiter.Quota.V2_ENDPOINT;

  OperationBuilder(String resource, String op, String scope) {
    this.resource = resource;
    this.op = op;
    this.scope = scope;
    this.path = resource;
  }

  /** Adds to the path, after the resource. */
  OperationBuilder behind(String rest) {
    path = resource + "/" + rest;
    return this;
  }

  /** Adds a parameter that has its own option of the same name. */
  OperationBuilder with(String name, ParameterRule rule) {
    parameters.add(new OperationParameter(name, name, rule, false, ""));
    return this;
  }

  /** Adds a parameter that {@code param.NAME} sets. */
  OperationBuilder param(String wire, ParameterRule rule) {
    return param(wire, rule, "");
  }

  /** The same, with a default value. */
  OperationBuilder param(String wire, ParameterRule rule, String usual) {
    parameters.add(new OperationParameter("param." + wire, wire, rule, false, usual));
    return this;
  }

  /** The same, as a required parameter. */
  OperationBuilder required(String wire, ParameterRule rule) {
    parameters.add(new OperationParameter("param." + wire, wire, rule, true, ""));
    return this;
  }

  /** Accepts one of these kinds of time window. */
  OperationBuilder window(QueryWindow... kinds) {
    for (QueryWindow kind : kinds) {
      windows.add(kind);
      for (String wire : List.of(kind.start(), kind.end())) {
        parameters.add(
            new OperationParameter(QueryNames.option(wire), wire, ParameterRule.time(), false, ""));
      }
    }
    return this;
  }

  /** Requires one of these kinds of time window. */
  OperationBuilder windowRequired(QueryWindow... kinds) {
    windowRequired = true;
    return window(kinds);
  }

  /**
   * Supports pages.
   *
   * @param size of a page
   * @param most the largest limit
   */
  OperationBuilder pages(OperationPaging dialect, int size, int most) {
    paging = dialect;
    pageSize = size;
    parameters.add(
        new OperationParameter("limit", dialect.size(), ParameterRule.number(1, most), false, ""));
    parameters.add(
        new OperationParameter("skip", dialect.position(), dialect.skipRule(), false, ""));
    return this;
  }

  /** Limits how many records of one time window the tenant returns. */
  OperationBuilder deepest(int records) {
    deepest = records;
    return this;
  }

  OperationBuilder list(String... names) {
    result = OperationResult.list(names);
    return this;
  }

  OperationBuilder object(String... names) {
    result = OperationResult.object(names);
    return this;
  }

  /** A POST that reads; its body says what. */
  OperationBuilder readByBody() {
    return readByBody(OperationBody.with());
  }

  /** The same, with the rules for the body. */
  OperationBuilder readByBody(OperationBody given) {
    method = "POST";
    body = given;
    return this;
  }

  /** The result may be of any kind, or missing. */
  OperationBuilder any() {
    result = result.orNothing();
    return this;
  }

  /** The whole answer is a file, as a stream. */
  OperationBuilder file(OperationResult.Kind kind) {
    result = OperationResult.file(kind);
    return this;
  }

  /** Only reads, but the API requires the right to write. */
  OperationBuilder needsRightToWrite() {
    write = write.needsRightToWrite();
    return this;
  }

  private OperationBuilder by(String httpMethod, OperationEffect change) {
    method = httpMethod;
    effect = change;
    return this;
  }

  /** A write that can be repeated: it leads to the same state. */
  OperationBuilder sets(String httpMethod) {
    return by(httpMethod, OperationEffect.REPEATABLE_WRITE);
  }

  /** A write that must not be repeated. */
  OperationBuilder once(String httpMethod) {
    return by(httpMethod, OperationEffect.UNREPEATABLE_WRITE);
  }

  OperationBuilder carries(OperationBody given) {
    body = given;
    return this;
  }

  /** Names a read that shows the user whether the write has happened. */
  OperationBuilder look(String read) {
    write = write.look(read);
    return this;
  }

  /** The change is pending until it is deployed. */
  OperationBuilder untilDeployed() {
    write = write.untilDeployed();
    return this;
  }

  /** The answer says how many entries were accepted. */
  OperationBuilder countsEntries() {
    write = write.countsEntries();
    return this;
  }

  /** The meaning of a status for this operation. */
  OperationBuilder meaning(int status, String text) {
    write = write.meaning(status, text);
    return this;
  }

  OperationBuilder quota(RateLimiter.Quota limit) {
    quota = limit;
    return this;
  }

  Operation build() {
    return new Operation(
        resource,
        op,
        method,
        path,
        List.copyOf(parameters),
        Set.copyOf(windows),
        windowRequired,
        paging,
        pageSize,
        deepest,
        result,
        body,
        effect,
        write,
        quota,
        scope);
  }
}
