package io.github.camelnetskope.recipes.postgresql;

import io.github.camelnetskope.JdbcPageSink;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.CamelContextHelper;

/** {@code postgresql.camel.yaml} in Java. */
public final class PagesToPostgres extends RouteBuilder {
  // tag::route[]
  @Override
  public void configure() {
    DataSource database =
        CamelContextHelper.mandatoryLookup(getContext(), "database", DataSource.class);
    getContext().getRegistry().bind("pages", new JdbcPageSink(database, new RecordTable()));

    from("netskope:dataexport/{{netskope.feeds}}?index=postgresql"
            + "&delivery=PAGE&bodyType=BYTES&checkpointRepository=#pages")
        .routeId("netskope-to-postgresql")
        .process("pages");
  }
  // end::route[]
}
