package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The route builder's {@code transformDataType} finds the data types. */
class TransformDataTypeTest {

  @ParameterizedTest
  @CsvSource({"ocsf,{\"category_uid\"", "ecs,{\"@timestamp\"", "cef,CEF:0|Netskope"})
  void a_route_transforms_its_body(String name, String beginning) throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from("direct:in").transformDataType("netskope:" + name);
            }
          });
      context.start();

      String text =
          context
              .createProducerTemplate()
              .requestBody("direct:in", Corpus.samples().get(0), String.class);

      assertThat(text).startsWith(beginning);
    }
  }
}
