package io.github.camelnetskope.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes entries of {@link OperationTable}: a read by GET, unless said otherwise. */
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

  /** What stands behind the resource in the path. */
  OperationBuilder behind(String rest) {
    path = resource + "/" + rest;
    return this;
  }

  /** A parameter with an option of its own, spelt alike on the wire. */
  OperationBuilder with(String name, ParameterRule rule) {
    parameters.add(new OperationParameter(name, name, rule, false, ""));
    return this;
  }

  /** A parameter that {@code param.NAME} brings. */
  OperationBuilder param(String wire, ParameterRule rule) {
    return param(wire, rule, "");
  }

  /** The same, with a value that is sent unless another is given. */
  OperationBuilder param(String wire, ParameterRule rule, String usual) {
    parameters.add(new OperationParameter("param." + wire, wire, rule, false, usual));
    return this;
  }

  /** The same, which has to be there. */
  OperationBuilder required(String wire, ParameterRule rule) {
    parameters.add(new OperationParameter("param." + wire, wire, rule, true, ""));
    return this;
  }

  /** Takes one of these kinds of time window. */
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

  /** And has to have one. */
  OperationBuilder windowRequired(QueryWindow... kinds) {
    windowRequired = true;
    return window(kinds);
  }

  /**
   * Can be asked for a part.
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

  /** Gives only so many records of one time window. */
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

  /** Is a POST that reads by what its body says. */
  OperationBuilder readByBody() {
    return readByBody(OperationBody.with());
  }

  /** The same, with what the body has to have. */
  OperationBuilder readByBody(OperationBody given) {
    method = "POST";
    body = given;
    return this;
  }

  /** A result at the place that was named, whatever it is, or none. */
  OperationBuilder any() {
    result = result.orNothing();
    return this;
  }

  /** Brings a file: the whole answer, as a stream. */
  OperationBuilder file(OperationResult.Kind kind) {
    result = OperationResult.file(kind);
    return this;
  }

  /** Reads only, but the API asks for the right to write. */
  OperationBuilder needsRightToWrite() {
    write = write.needsRightToWrite();
    return this;
  }

  private OperationBuilder by(String httpMethod, OperationEffect change) {
    method = httpMethod;
    effect = change;
    return this;
  }

  /** Is a write whose repetition leads to the same state. */
  OperationBuilder sets(String httpMethod) {
    return by(httpMethod, OperationEffect.REPEATABLE_WRITE);
  }

  /** Is a write that may not be repeated. */
  OperationBuilder once(String httpMethod) {
    return by(httpMethod, OperationEffect.UNREPEATABLE_WRITE);
  }

  OperationBuilder carries(OperationBody given) {
    body = given;
    return this;
  }

  /** Which read tells people whether it has happened. */
  OperationBuilder look(String read) {
    write = write.look(read);
    return this;
  }

  /** Is not live before a deployment. */
  OperationBuilder untilDeployed() {
    write = write.untilDeployed();
    return this;
  }

  /** Answers how many entries it has taken. */
  OperationBuilder countsEntries() {
    write = write.countsEntries();
    return this;
  }

  /** What a status means here. */
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
