package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.Secret;
import io.github.camelnetskope.simulator.SimulatorRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRequestTest {
  private static final Tenant TENANT = Tenant.parse("acme.goskope.com");
  private static final Secret TOKEN = new Secret("to\"k\\en&1");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static ApiRequest request(String endpoint, Map<String, String> given) {
    Query query = Query.of(QueryEndpoint.named(endpoint), given, Instant.EPOCH, false);
    return QueryRequest.of(query, TENANT, TOKEN);
  }

  private static Map<String, List<String>> address(ApiRequest request) {
    return SimulatorRequest.get(
            request.uri().toString().substring(TENANT.base().toString().length()))
        .query();
  }

  private static JsonNode body(ApiRequest request) throws IOException {
    return MAPPER.readTree(request.body().orElseThrow().bytes());
  }

  @Test
  void the_token_is_in_the_body_and_parameters_are_in_the_address() throws IOException {
    ApiRequest request = request("alerts", Map.of("timePeriod", "3600"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri()).hasToString("https://acme.goskope.com/api/v1/alerts?timeperiod=3600");
    assertThat(request.body().orElseThrow().contentType()).isEqualTo("application/json");
    assertThat(body(request)).isEqualTo(MAPPER.createObjectNode().put("token", TOKEN.value()));
  }

  @Test
  void lists_and_structures_are_in_the_body() throws IOException {
    ApiRequest list = request("updateUrlList", Map.of("name", "Bad & ugly", "list", "a.b/\"c\""));
    ApiRequest instances =
        request("app_instances", Map.of("op", "add", "instances", "[{\"app\":\"Box\"}]"));

    assertThat(address(list)).containsOnly(Map.entry("name", List.of("Bad & ugly")));
    assertThat(body(list).path("list").asText()).isEqualTo("a.b/\"c\"");
    assertThat(address(instances)).containsOnly(Map.entry("op", List.of("add")));
    assertThat(body(instances).path("instances").path(0).path("app").asText()).isEqualTo("Box");
  }

  @Test
  void a_value_too_long_for_an_address_is_in_the_body() throws IOException {
    String query = "user in [" + "'someone@example.com', ".repeat(200) + "'x']";

    ApiRequest request = request("clients", Map.of("query", query, "limit", "10"));

    assertThat(address(request)).containsOnlyKeys("limit");
    assertThat(body(request).path("query").asText()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"steeringconfiglist", "ipsec/pops"})
  void for_GET_only_endpoints_the_token_is_not_in_any_printable_object(String endpoint) {
    ApiRequest request = request(endpoint, Map.of());

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.queryToken()).contains(TOKEN);
    assertThat(request.toString()).doesNotContain(TOKEN.value());
    assertThat(request.uri().toString()).doesNotContain("token");
  }

  @Test
  void any_text_arrives_as_it_was_given() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(4711);
    for (int i = 0; i < 2000; i++) {
      String value = "x" + text(random);
      ApiRequest request = request("brand_new", Map.of("p" + text(random), value, "list", value));

      assertThat(request.uri().toString()).matches("[A-Za-z0-9:/?&=%._~-]+");
      assertThat(address(request).values()).containsExactly(List.of(value));
      assertThat(body(request).path("list").asText()).isEqualTo(value);
    }
  }

  /** Mostly the characters that go wrong; surrogates in pairs only, others have no UTF-8. */
  private static String text(RandomGenerator random) {
    int[] awkward = " '\"%&+#=?/\\[](){}<>;:,@!$*|^`~\t\n\r\u0000äß€日\u2028".codePoints().toArray();
    var text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int any = random.nextInt(Character.MAX_CODE_POINT + 1);
      boolean half = any >= Character.MIN_SURROGATE && any <= Character.MAX_SURROGATE;
      boolean usual = random.nextInt(4) > 0 || half;
      text.appendCodePoint(usual ? awkward[random.nextInt(awkward.length)] : any);
    }
    return text.toString();
  }

  @Test
  void what_is_already_encoded_is_encoded_once_more_and_so_arrives_as_it_is() {
    assertThat(QueryRequest.encode("app eq 'Box'")).isEqualTo("app%20eq%20%27Box%27");
    assertThat(QueryRequest.encode("100%25+1")).isEqualTo("100%2525%2B1");
    assertThat(QueryRequest.encode("ö")).isEqualTo("%C3%B6");
  }
}
