package io.github.camelnetskope;

import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryAnswer;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.QueryPages;
import io.github.camelnetskope.client.QueryRefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads and sets the bodies and headers of v1 queries; no other class does. */
final class NetskopeQueryExchanges {
  private static final String BODY_TAKEN =
      ". The body, a map or JSON object, was taken as parameters; if it is a record, empty it"
          + " before: setBody with simple(\"${null}\")";

  private final NetskopeQueryConfiguration options;
  private final RecordBodies bodies;

  NetskopeQueryExchanges(NetskopeEndpoint endpoint) {
    this.options = endpoint.getQueryConfiguration();
    this.bodies = new RecordBodies(endpoint);
  }

  /**
   * The query: options, overridden by the body, overridden by headers.
   *
   * @throws QueryRefusedException when a parameter is bad; its text does not quote the value, which
   *     may come from a record
   */
  Query query(QueryEndpoint endpoint, Exchange exchange, Instant now) {
    Message message = exchange.getMessage();
    Map<String, String> given = QueryOption.given(options);
    Map<String, String> body = QueryBodyReader.read(message);
    Query.override(given, body);
    Query.override(given, QueryOption.headers(message));
    try {
      return Query.of(endpoint, given, now, options.isPaginate());
    } catch (QueryRefusedException e) {
      throw e.withoutValue(body.isEmpty() ? "" : BODY_TAKEN);
    }
  }

  /**
   * Fills an exchange with an answer.
   *
   * @param file the downloaded file, or null; with a file, the header of its address is left out,
   *     since the address holds a token and has been used
   * @param name the name of that file
   */
  void fill(Exchange exchange, QueryAnswer answer, @Nullable Object file, Optional<String> name) {
    Message message = exchange.getMessage();
    Optional<String> location =
        file == null ? answer.location().map(String::valueOf) : Optional.empty();
    message.setBody(file != null ? file : location.isPresent() ? location.get() : result(answer));
    header(message, NetskopeConstants.LOCATION, location.orElse(null));
    if (file != null) {
      header(message, Exchange.FILE_NAME, name.orElse(null));
    }
    headers(message, answer);
  }

  /** Fills an exchange with all records of a query. */
  void fill(Exchange exchange, QueryAnswer firstPage, QueryPages records) {
    exchange.getMessage().setBody(bodies.all(records));
    headers(exchange.getMessage(), firstPage);
  }

  private @Nullable Object result(QueryAnswer answer) {
    return answer.result().map(bodies::body).orElse(null);
  }

  private static void headers(Message message, QueryAnswer answer) {
    message.setHeader(NetskopeConstants.RESPONSE_CODE, answer.status());
    header(
        message, NetskopeConstants.RESPONSE_MESSAGE, answer.msg().isEmpty() ? null : answer.msg());
    header(
        message,
        NetskopeConstants.WARNINGS,
        answer.warnings().isEmpty() ? null : answer.warnings());
  }

  /**
   * Also removes the header that an earlier query has set, so that it is not taken for this
   * answer's.
   */
  private static void header(Message message, String name, @Nullable Object value) {
    if (value == null) {
      message.removeHeader(name);
    } else {
      message.setHeader(name, value);
    }
  }
}
