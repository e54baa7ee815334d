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
  private OperationResult result = OperationResult.WHOLE;
  private boolean body;
  private OperationEffect effect = OperationEffect.READ;
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
    method = "POST";
    body = true;
    return this;
  }

  OperationBuilder by(String httpMethod, OperationEffect change) {
    method = httpMethod;
    effect = change;
    return this;
  }

  OperationBuilder carriesBody() {
    body = true;
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
        result,
        body,
        effect,
        quota,
        scope);
  }
}
