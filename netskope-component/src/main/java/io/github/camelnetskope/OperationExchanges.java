package io.github.camelnetskope;

import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationCall;
import io.github.camelnetskope.client.OperationFile;
import io.github.camelnetskope.client.OperationPages;
import io.github.camelnetskope.client.OperationResource;
import io.github.camelnetskope.client.Query;
import io.github.camelnetskope.client.QueryRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** Reads and sets the bodies and headers of calls of REST API v2; no other class does. */
final class OperationExchanges {
  private final NetskopeQueryConfiguration options;
  private final RecordBodies bodies;

  OperationExchanges(NetskopeEndpoint endpoint) {
    this.options = endpoint.getQueryConfiguration();
    this.bodies = new RecordBodies(endpoint);
  }

  /**
   * The call: options, overridden by headers. The message body is used only as the body of the
   * request.
   *
   * @throws QueryRefusedException when a parameter is bad; its text does not quote the value, which
   *     may come from a record
   */
  OperationCall call(OperationResource resource, Exchange exchange, Instant now) {
    Message message = exchange.getMessage();
    Map<String, String> given = QueryOption.given(options);
    Query.override(given, parameters(message));
    Query.override(given, QueryOption.headers(message));
    try {
      return OperationCall.of(resource, given, () -> body(message), now, options.isPaginate());
    } catch (QueryRefusedException e) {
      throw e.withoutValue("");
    }
  }

  private static Map<String, String> parameters(Message message) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (message.getHeader(NetskopeConstants.PARAMETERS) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> parameters.put(String.valueOf(name), QueryBodyReader.text(value)));
    }
    return parameters;
  }

  private static Optional<byte[]> body(Message message) {
    Object given = message.getBody();
    byte[] json =
        QueryBodyReader.isStructure(given)
            ? QueryBodyReader.json(given).getBytes(StandardCharsets.UTF_8)
            : message.getBody(byte[].class);
    // Later steps may read the stream again, for example after enrich.
    MessageHelper.resetStreamCache(message);
    return json == null || json.length == 0 ? Optional.empty() : Optional.of(json);
  }

  /** Fills an exchange with an answer. */
  void fill(Exchange exchange, OperationAnswer answer) {
    fill(exchange, answer, answer.result().map(bodies::body).orElse(null));
  }

  /** Sets the header that says that the change has been deployed. */
  void deployed(Exchange exchange) {
    exchange.getMessage().setHeader(NetskopeConstants.DEPLOY_NEEDED, false);
  }

  /** Fills an exchange with all records of a call. */
  void fill(Exchange exchange, OperationAnswer firstPage, OperationPages records) {
    fill(exchange, firstPage, bodies.all(records));
  }

  /** Fills an exchange with a file. */
  void fill(Exchange exchange, OperationFile file, Object body) {
    fill(exchange, file.status(), body);
    Message message = exchange.getMessage();
    message.removeHeader(Exchange.FILE_NAME);
    file.name().ifPresent(name -> message.setHeader(Exchange.FILE_NAME, name));
  }

  private static void fill(Exchange exchange, int status, @Nullable Object body) {
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeader(NetskopeConstants.RESPONSE_CODE, status);
    // An earlier call's header must not be taken for this answer's.
    exchange.getMessage().removeHeader(NetskopeConstants.DEPLOY_NEEDED);
  }

  private static void fill(Exchange exchange, OperationAnswer answer, @Nullable Object body) {
    fill(exchange, answer.status(), body);
    if (answer.pending()) {
      exchange.getMessage().setHeader(NetskopeConstants.DEPLOY_NEEDED, true);
    }
  }
}
