package io.github.camelnetskope;

import org.apache.camel.builder.RouteBuilder;

/** Routes of docs/troubleshooting.adoc that replay answers which were set aside. */
final class ReplayRoutes {
  private ReplayRoutes() {}

  static RouteBuilder repaired(String folder) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        // tag::replay[]
        from("file:" + folder + "?include=.*\\.json&move=replayed")
            .unmarshal()
            .json()
            .split(simple("${body[result]}"))
            .marshal()
            .json()
            .convertBodyTo(String.class)
            .to("direct:records");
        // end::replay[]
      }
    };
  }
}
