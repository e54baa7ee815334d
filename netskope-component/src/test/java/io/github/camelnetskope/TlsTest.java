package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

/** Which certificates a route trusts. */
class TlsTest extends RouteTest {

  @Test
  void ssl_context_parameters_of_the_endpoint_are_used() throws Exception {
    tenant(t -> t.tls().feed("events/page", f -> f.page(records(0, 2))));
    context.getRegistry().bind("trust", parameters(tenant()));

    start(uri("events/page", "sslContextParameters=#bean:trust"));

    assertThat(sink.await(2).texts()).containsExactly(records(0, 2));
  }

  @Test
  void those_of_the_camel_context_are_used_when_the_component_is_told_so() throws Exception {
    tenant(t -> t.tls().feed("events/page", f -> f.page(records(0, 2))));
    context.setSSLContextParameters(parameters(tenant()));
    context
        .getComponent("netskope", NetskopeComponent.class)
        .setUseGlobalSslContextParameters(true);

    start(uri("events/page"));

    assertThat(sink.await(2).texts()).containsExactly(records(0, 2));
  }

  private static SSLContextParameters parameters(NetskopeSimulator tenant) {
    return new SSLContextParameters() {
      @Override
      public SSLContext createSSLContext(CamelContext camelContext) {
        return tenant.sslContext().orElseThrow();
      }
    };
  }
}
