package io.github.camelnetskope;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.feed.FeedProblems;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.jspecify.annotations.Nullable;

/**
 * Adds attributes to the spans that {@code camel-telemetry} makes for the component: feed, index,
 * number of records and whether some may have been delivered before; never a token or a record.
 * Registered in {@code META-INF/services}, so that the class is loaded only when {@code
 * camel-telemetry} is present.
 */
public final class NetskopeSpanDecorator extends AbstractSpanDecorator {
  private static final Map<String, String> TAGS =
      Map.of(
          "netskope.feed", NetskopeConstants.FEED,
          "netskope.index", NetskopeConstants.INDEX,
          "netskope.records", NetskopeConstants.RECORD_COUNT,
          "netskope.redelivered", NetskopeConstants.REDELIVERED);

  @Override
  public String getComponent() {
    return "netskope";
  }

  @Override
  public String getComponentClassName() {
    return NetskopeComponent.class.getName();
  }

  @Override
  public String getOperationName(Exchange exchange, Endpoint endpoint) {
    String feed = isFeed(endpoint) ? header(exchange, NetskopeConstants.FEED) : null;
    return getComponent() + " " + (feed == null ? stripSchemeAndOptions(endpoint) : feed);
  }

  @Override
  public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
    super.beforeTracingEvent(span, exchange, endpoint);
    if (isFeed(endpoint)) {
      TAGS.forEach((tag, header) -> setTag(span, tag, header(exchange, header)));
    }
  }

  /** Names an exception of the route by its classes only: its text may quote a record. */
  @Override
  public void afterTracingEvent(Span span, Exchange exchange) {
    Exception thrown = exchange.getException();
    if (thrown == null) {
      return;
    }
    NetskopeException own = exchange.getException(NetskopeException.class);
    span.setError(true);
    span.log(
        Map.of(
            "event",
            "error",
            "error.kind",
            FeedProblems.names(thrown),
            "message",
            own == null ? "" : own.getMessage()));
  }

  /** Only feeds: the headers of a query may come from the page that triggered it. */
  private static boolean isFeed(Endpoint endpoint) {
    return endpoint instanceof NetskopeEndpoint netskope
        && netskope.getApi().equals(NetskopeEndpoint.DATAEXPORT);
  }

  private static void setTag(Span span, String tag, @Nullable String value) {
    if (value != null) {
      span.setTag(tag, value);
    }
  }

  private static @Nullable String header(Exchange exchange, String name) {
    return exchange.getMessage().getHeader(name, String.class);
  }
}
