package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A record's headers as those of a CloudEvent. */
class CloudEventsTransformerTest {

  @Test
  void a_record_has_the_headers_of_a_cloud_event() throws Exception {
    Map<String, Object> headers =
        transformed(
            Map.of(
                NetskopeConstants.FEED, "alerts/dlp",
                NetskopeConstants.EVENT_ID, "abc",
                NetskopeConstants.RECORD_KEY, "abc-0123456789abcdef",
                NetskopeConstants.MESSAGE_TIMESTAMP, 1_764_000_000_123L));

    assertThat(headers)
        .containsEntry("CamelCloudEventID", "abc-0123456789abcdef")
        .containsEntry("CamelCloudEventVersion", "1.0")
        .containsEntry("CamelCloudEventType", "io.github.camelnetskope.alerts.dlp")
        .containsEntry("CamelCloudEventSource", "netskope:dataexport/alerts/dlp")
        .containsEntry("CamelCloudEventSubject", "abc")
        .containsEntry("CamelCloudEventTime", "2025-11-24T16:00:00.123Z")
        .containsEntry("Content-Type", "application/json");
  }

  @Test
  void a_page_has_its_key_as_id_and_no_subject() throws Exception {
    Map<String, Object> headers =
        transformed(
            Map.of(
                NetskopeConstants.FEED, "events/page", NetskopeConstants.PAGE_KEY, "0000001-9f"));

    assertThat(headers)
        .containsEntry("CamelCloudEventID", "0000001-9f")
        .containsEntry("Content-Type", "application/x-ndjson")
        .doesNotContainKey("CamelCloudEventSubject");
  }

  private static Map<String, Object> transformed(Map<String, Object> headers) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:in").transformDataType("netskope:application-cloudevents");
            }
          });
      context.start();
      Exchange exchange =
          context
              .createProducerTemplate()
              .request(
                  "direct:in",
                  sent -> {
                    sent.getMessage().setBody("{}");
                    sent.getMessage().setHeaders(new HashMap<>(headers));
                  });
      assertThat(exchange.getException()).isNull();
      assertThat(exchange.getMessage().getBody()).isEqualTo("{}");
      return exchange.getMessage().getHeaders();
    }
  }
}
