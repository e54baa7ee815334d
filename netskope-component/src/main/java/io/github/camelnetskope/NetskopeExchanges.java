package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.OwedPage;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Slice;
import java.util.Optional;
import org.apache.camel.spi.HeadersMapFactory;

/**
 * Creates the exchanges of an endpoint's feeds. Only this class and {@link PageExchanges} set
 * bodies and headers of records.
 */
final class NetskopeExchanges {
  private final NetskopeConfiguration configuration;
  private final MapReader maps;
  private final HeadersMapFactory headers;

  NetskopeExchanges(NetskopeEndpoint endpoint) {
    this.configuration = endpoint.getConfiguration();
    this.maps = new MapReader(endpoint.getCamelContext());
    this.headers = endpoint.getCamelContext().getCamelContextExtension().getHeadersMapFactory();
  }

  /** The exchanges of one page. */
  PageExchanges of(CursorKey cursor, Optional<Slice> slice, OwedPage owed) {
    boolean byRecord = configuration.getDelivery() == Delivery.RECORD;
    var pageHeaders = new PageHeaders(headers, cursor, slice, owed, byRecord);
    return new PageExchanges(configuration, maps, pageHeaders, owed.page());
  }
}
