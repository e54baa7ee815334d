package io.github.camelnetskope.client.http;

import static io.github.camelnetskope.client.http.ScriptedServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks of the user's own client, and what it may do with a proxy. */
@Timeout(60)
class UsersClientTest {
  private final TransportRig rig = new TransportRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void a_client_that_repeats_requests_is_detected_and_others_are_accepted() throws Exception {
    try (var repeating = HttpClients.createDefault()) {
      var bad = ClassicHttpTransport.over(repeating, rig.settings(), rig.workers);
      assertThat(RepetitionProbe.findFault(bad, proxy -> bad))
          .hasValueSatisfying(fault -> assertThat(fault).contains("repeats requests"));
    }
    try (var once =
        HttpClients.custom().disableAutomaticRetries().disableContentCompression().build()) {
      var good = ClassicHttpTransport.over(once, rig.settings(), rig.workers, rig.timer);
      assertThat(RepetitionProbe.findFault(good, proxy -> good)).isEmpty();
    }
    assertThat(RepetitionProbe.findFault(rig.transport(), proxy -> rig.transport())).isEmpty();
  }

  /** A port without a listener stands for a proxy that does not lead to this host. */
  private static HttpClientBuilder behindAProxy() {
    return HttpClients.custom().setProxy(new HttpHost("127.0.0.1", 1));
  }

  private Optional<String> fault(HttpClient client) {
    return RepetitionProbe.findFault(
        ClassicHttpTransport.over(client, rig.settings(), rig.workers),
        proxy -> ClassicHttpTransport.over(client, rig.settings().through(proxy), rig.workers));
  }

  @Test
  void a_client_behind_a_proxy_is_checked_too() throws Exception {
    try (var once = behindAProxy().disableAutomaticRetries().build();
        var repeating = behindAProxy().build()) {
      assertThat(fault(once)).isEmpty();
      assertThat(fault(repeating)).hasValueSatisfying(f -> assertThat(f).contains("repeats"));
    }
  }

  @Test
  void a_client_that_does_not_reach_the_check_server_is_refused() throws Exception {
    HttpRoutePlanner own = (target, context) -> new HttpRoute(new HttpHost("127.0.0.1", 1));
    try (var client = HttpClients.custom().setRoutePlanner(own).disableAutomaticRetries().build()) {
      assertThat(fault(client)).hasValueSatisfying(f -> assertThat(f).contains("nor as its proxy"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false"})
  void credentials_that_a_tenant_could_request_are_detected(boolean anyHost, boolean found)
      throws Exception {
    var credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        anyHost ? new AuthScope(null, -1) : new AuthScope("proxy.example.com", 8080),
        new UsernamePasswordCredentials("user", "secret".toCharArray()));
    try (var client =
        HttpClients.custom()
            .setDefaultCredentialsProvider(credentials)
            .disableAutomaticRetries()
            .build()) {
      assertThat(fault(client).filter(f -> f.contains("limit them to the proxy")).isPresent())
          .isEqualTo(found);
    }
  }

  @Test
  void a_proxy_gets_the_credentials_of_the_users_own_client() throws Exception {
    String who =
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=p\r\nContent-Length: 0\r\n\r\n";
    try (var proxy =
        new RawServer(head -> head.toString().contains("Proxy-Authorization") ? OK : who)) {
      var host = new HttpHost("127.0.0.1", proxy.port());
      var credentials = new BasicCredentialsProvider();
      credentials.setCredentials(
          new AuthScope(host), new UsernamePasswordCredentials("user", "secret".toCharArray()));
      try (var client =
          HttpClients.custom()
              .setProxy(host)
              .setDefaultCredentialsProvider(credentials)
              .disableAutomaticRetries()
              .build()) {
        var transport = ClassicHttpTransport.over(client, rig.settings(), rig.workers);
        assertThat(rig.get(transport, "http://127.0.0.1:1/api").status()).isEqualTo(200);
      }
    }
  }
}
