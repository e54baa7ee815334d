package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spans in OpenTelemetry. */
class SpansTest extends ObservedRouteTest {
  private static final String RECORD = "{\"_id\":\"a\",\"user\":\"somebody@example.com\"}";

  private final Spans spans = new Spans();

  private static final class Spans implements SpanExporter {
    private final List<SpanData> ended = new CopyOnWriteArrayList<>();

    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      ended.addAll(batch);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    SpanData await(String name) {
      return ObservedRouteTest.await(() -> ended, list -> list.stream().anyMatch(named(name)))
          .stream()
          .filter(named(name))
          .findFirst()
          .orElseThrow();
    }

    private static Predicate<SpanData> named(String name) {
      return span -> span.getName().equals(name);
    }
  }

  @BeforeEach
  void trace() {
    var provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    context.getRegistry().bind("tracer", Tracer.class, provider.get("camel"));
    var tracer = new OpenTelemetryTracer();
    tracer.setCamelContext(context);
    tracer.init(context);
  }

  @Test
  void a_page_is_one_trace_with_feed_index_and_records() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page(RECORD, "{}")));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri(FEED, "delivery=PAGE")).to("direct:next");
            from("direct:next").process(sink);
          }
        });
    context.start();

    SpanData page = spans.await("netskope events/page");
    assertThat(attribute(page, "netskope.feed")).isEqualTo(FEED);
    assertThat(attribute(page, "netskope.index")).isEqualTo("test");
    assertThat(attribute(page, "netskope.records")).isEqualTo("2");
    assertThat(attribute(page, "netskope.redelivered"))
        .isEqualTo(String.valueOf(sink.received().get(0).redelivered()));
    assertThat(spans.await("next").getTraceId()).isEqualTo(page.getTraceId());
    assertThat(spans.ended.toString()).doesNotContain(NetskopeSimulator.TOKEN, "example.com");
  }

  @Test
  void a_failure_of_the_route_is_reported_without_its_text() throws Exception {
    tenant(t -> t.feed(FEED, f -> f.page(RECORD)));
    sink.after(
        record -> {
          throw new IllegalStateException("refused: " + record.text());
        });

    start(uri(FEED, "onFailure=SKIP"));

    SpanData span = spans.await("netskope events/page");
    assertThat(span.toString())
        .contains("error", IllegalStateException.class.getName())
        .doesNotContain("example.com", NetskopeSimulator.TOKEN);
  }

  @Test
  void a_query_has_its_own_span_without_the_attributes_of_a_page() throws Exception {
    context.start();
    var template = context.createFluentProducerTemplate().withHeader(NetskopeConstants.FEED, FEED);

    template.to(query("alerts", NetskopeSimulator.V1_TOKEN)).request();

    SpanData query = spans.await("netskope v1/alerts");
    assertThat(attribute(query, "netskope.feed")).isNull();
    assertThat(query.toString()).doesNotContain(NetskopeSimulator.V1_TOKEN);
  }

  @Test
  void a_query_that_was_refused_says_why() throws Exception {
    context.start();

    context
        .createFluentProducerTemplate()
        .to(query("alerts", "another-v1-token"))
        .withProcessor(exchange -> {})
        .send();

    assertThat(spans.await("netskope v1/alerts").toString())
        .contains("NetskopeException$", "v1/alerts")
        .doesNotContain("another-v1-token");
  }

  private String query(String endpoint, String token) {
    return "netskope:v1/%s?tenant=%s&token=%s&timePeriod=3600"
        .formatted(endpoint, tenant().baseUrl(), token);
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }
}
