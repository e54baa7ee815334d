package io.github.camelnetskope.simulator;

import static io.github.camelnetskope.simulator.TenantFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.simulator.v1.QueryTenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryEndpointsTest {

  private static final String TOKEN = "token=" + NetskopeSimulator.V1_TOKEN;

  private final TenantFixture fixture = TenantFixture.with(options -> options);

  @Test
  void clients_have_text_enums_missing_fields_and_end_with_an_empty_page() {
    JsonNode devices = json(get("clients?limit=100")).path("data");

    assertThat(devices).hasSize(75);
    assertThat(devices)
        .allMatch(
            device -> device.at("/attributes/last_event/event").asText().startsWith("Tunnel"));
    assertThat(devices).anyMatch(device -> !device.at("/attributes").has("client_install_time"));
    assertThat(devices)
        .anyMatch(
            device ->
                device.at("/attributes/user_added_time").isDouble()
                    || device.at("/attributes/user_added_time").isBigDecimal());
    assertThat(get("clients?limit=100&skip=75").text())
        .isEqualTo("{\"status\":\"success\",\"msg\":\"\",\"data\":[]}");
    assertThat(json(get("clients?query=" + encoded("host_info.hostname eq 'HOST-7'"))).path("data"))
        .hasSize(1);
  }

  @Test
  void userconfig_is_an_object_and_an_ios_profile_is_large() {
    JsonNode agent = json(get("userconfig?email=user3@example.com&configtype=agent")).path("data");
    JsonNode ios = json(get("userconfig?email=user3@example.com&configtype=ios")).path("data");

    assertThat(agent.isObject()).isTrue();
    assertThat(agent.at("/brandingdata/OrgKey").asText()).isNotEmpty();
    assertThat(ios.path("mobileconfig").asText()).startsWith("<?xml").hasSizeGreaterThan(50_000);
  }

  @Test
  void quarantined_files_are_an_object_and_an_action_takes_effect() {
    assertThat(json(get("quarantine?op=get-files")).at("/data/quarantined/0/files")).hasSize(3);

    get("quarantine?op=take-action&quarantine_profile_id=1&file_id=file-2&action=allow");

    assertThat(json(get("quarantine?op=get-files")).at("/data/quarantined/0/files")).hasSize(2);
    assertThat(fixture.tenant.v1().quarantineActions()).containsEntry("file-2", "allow");
  }

  @Test
  void a_download_is_a_redirect_whose_token_lives_30_seconds() {
    SimulatorAnswer redirect =
        get("quarantine?op=download-url&quarantine_profile_id=1&file_id=file-1");
    String location = redirect.headerValue("Location").orElse("");

    assertThat(redirect.status()).isEqualTo(302);
    assertThat(location)
        .startsWith("/quarantine/download?token=")
        .doesNotContain(NetskopeSimulator.V1_TOKEN);
    fixture.clock.advanceSeconds(29);
    assertThat(fixture.tenant.answer(SimulatorRequest.get(location)).text())
        .startsWith("content of report-1.xlsx");
    fixture.clock.advanceSeconds(1);
    assertThat(fixture.tenant.answer(SimulatorRequest.get(location)).status()).isEqualTo(403);
  }

  @Test
  void a_legal_hold_is_marked_processed() {
    get("legalhold?op=take-action&legal_hold_profile_id=1&file_id=file-1&action=mark-processed");

    assertThat(fixture.tenant.v1().legalHoldActions()).containsKey("file-1");
  }

  @Test
  void an_update_replaces_the_whole_list_and_refuses_an_unknown_name() {
    fixture.tenant.v1().urlLists().create("mine", "old.example.com");

    get("updateUrlList?name=mine&list=a.example.com,b.example.com");

    assertThat(fixture.tenant.v1().urlLists().entries("mine"))
        .containsExactly("a.example.com", "b.example.com");
    assertThat(json(get("updateUrlList?name=other&list=x")).path("status").asText())
        .isEqualTo("error");
    fixture.tenant.v1().urlLists().pending("mine", true);
    assertThat(json(get("updateUrlList?name=mine&list=c")).path("status").asText())
        .isEqualTo("error");
  }

  @Test
  void file_hashes_are_md5_or_sha256_and_the_list_has_at_most_8_megabytes() {
    String call = "updateFileHashList?name=" + encoded(QueryTenant.FILE_HASH_LIST) + "&list=";

    assertThat(get(call + "0".repeat(32) + "," + "a".repeat(64)).text())
        .isEqualTo("{\"status\":\"success\",\"msg\":\"File Filter Profile updated successfully\"}");
    assertThat(json(get(call + "xyz")).path("status").asText()).isEqualTo("error");
    SimulatorRequest large =
        SimulatorRequest.post(
            "/api/v1/updateUrlList?" + TOKEN,
            "application/x-www-form-urlencoded",
            "name=" + QueryTenant.URL_LIST + "&list=" + "x".repeat((8 << 20) + 1));
    assertThat(json(fixture.tenant.answer(large)).path("status").asText()).isEqualTo("error");
  }

  @Test
  void missing_arguments_are_all_named() {
    assertThat(json(get("updateFileHashList")).path("errors").toString())
        .isEqualTo("[\"name not passed\",\"list not passed\"]");
  }

  @Test
  void users_are_acknowledged_from_a_comma_list_or_repeated_parameters() {
    get("ackanomalies?users=a@example.com,b@example.com");
    get("ackcompromisedcred?users=c@example.com&users=d@example.com");

    assertThat(fixture.tenant.v1().acknowledgedUsers())
        .containsExactly("a@example.com", "b@example.com", "c@example.com", "d@example.com");
  }

  @Test
  void app_instances_have_no_msg_may_have_null_tags_and_one_write_in_ten_minutes() {
    JsonNode list = json(get("app_instances?op=list"));

    assertThat(list.has("msg")).isFalse();
    assertThat(list.at("/data/0/tags").toString()).isEqualTo("[null]");
    assertThat(status("app_instances?op=add&instance_id=new&app=Box")).isEqualTo("success");
    assertThat(status("app_instances?op=delete&instance_id=new")).isEqualTo("error");
    fixture.clock.advanceSeconds(600);
    assertThat(json(get("app_instances?op=list&app=Box")).path("data")).hasSize(2);
    assertThat(status("app_instances?op=delete&instance_id=new")).isEqualTo("success");
  }

  @Test
  void rule_evaluate_answers_message_instead_of_data() {
    assertThat(json(get("public_cloud/rule_evaluate")).path("message").isObject()).isTrue();
  }

  @Test
  void the_status_of_an_unknown_scan_is_an_empty_answer() {
    assertThat(get("csa_scan?op=status&scan_id=1").body()).isEmpty();
    String id = json(get("csa_scan?op=start")).at("/data/scan_id").asText();
    assertThat(status("csa_scan?op=status&scan_id=" + id)).isEqualTo("success");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uploadtoken",
        "steeringconfiglist",
        "steeringconfig",
        "role?op=list",
        "retro_scan?op=list",
        "storage_scan_policies",
        "storage_constraint_profile",
        "security_assessment?limit=10",
        "public_cloud/account",
        "public_cloud/inventory",
        "public_cloud/rules",
        "introspection_instance",
        "all_reports",
        "all_widgets",
        "widgets_in_report?report=5",
        "widget_data?widget=51",
        "report_widget_data?report=5&widget=51",
        "discovery/upload_url/",
        "ipsec/pops"
      })
  void the_other_endpoints_answer_with_success(String call) {
    assertThat(status(call)).isEqualTo("success");
  }

  private String status(String call) {
    return json(get(call)).path("status").asText();
  }

  private SimulatorAnswer get(String call) {
    String separator = call.contains("?") ? "&" : "?";
    return fixture.tenant.answer(SimulatorRequest.get("/api/v1/" + call + separator + TOKEN));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
