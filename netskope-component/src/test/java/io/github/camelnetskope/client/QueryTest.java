package io.github.camelnetskope.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static Query query(String endpoint, String... parameters) {
    return Query.of(QueryEndpoint.named(endpoint), given(parameters), NOW, false);
  }

  private static Map<String, String> given(String... parameters) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      given.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return given;
  }

  @Test
  void names_of_options_become_the_names_of_the_wire() {
    Query query =
        query("quarantine", "op=take-action", "fileId=f", "quarantineProfileId=1", "action=block");

    assertThat(query.parameters())
        .containsOnlyKeys("op", "file_id", "quarantine_profile_id", "action");
  }

  @Test
  void names_of_the_wire_are_understood_too() {
    Query query = query("legalhold", "op=download-url", "file_id=f", "legal_hold_profile_id=1");

    assertThat(query.parameters()).containsOnlyKeys("op", "file_id", "legal_hold_profile_id");
  }

  @Test
  void the_name_of_an_endpoint_is_sent_as_the_documentation_spells_it() {
    assertThat(QueryEndpoint.named("updateurllist").path()).isEqualTo("updateUrlList");
    assertThat(QueryEndpoint.named("discovery/upload_url").path())
        .isEqualTo("discovery/upload_url/");
  }

  @ParameterizedTest
  @CsvSource({
    "dlp, DLP",
    "compromised credential, Compromised Credential",
    "SecurityAssessment, Security Assessment",
    "MALSITE, malsite"
  })
  void the_type_of_alerts_is_sent_as_the_documentation_spells_it(String given, String sent) {
    assertThat(query("alerts", "timePeriod=3600", "type=" + given).parameters())
        .containsEntry("type", sent);
  }

  @ParameterizedTest
  @CsvSource({
    "1600000000, 1600000000",
    "2023-11-14T22:13:20Z, 1700000000",
    "-PT1H, 1699996400",
    "now, 1700000000"
  })
  void times_are_sent_as_epoch_seconds(String given, String sent) {
    Query query = query("alerts", "startTime=" + given, "endTime=1800000000");

    assertThat(query.parameters()).containsEntry("starttime", sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts     | timePeriod=3600,type=dns          | type       | one of anomaly",
        "alerts     | timePeriod=60                     | timePeriod | one of 3600",
        "alerts     | type=DLP                          | timePeriod | exactly one time window",
        "alerts     | startTime=1,timePeriod=3600       | timePeriod | exactly one time window",
        "alerts     | startTime=1,insertionEndTime=2    | timePeriod | exactly one time window",
        "alerts     | startTime=1                       | endTime    | both ends are needed",
        "alerts     | endTime=1                         | startTime  | both ends are needed",
        "alerts     | startTime=9,endTime=9             | endTime    | a time after startTime",
        "alerts     | startTime=1700000000000,endTime=9 | startTime  | not milliseconds",
        "alerts     | startTime=yesterday,endTime=9     | startTime  | epoch seconds",
        "alerts     | timePeriod=3600,limit=0           | limit      | from 1 to 10000",
        "alerts     | timePeriod=3600,limit=10001       | limit      | from 1 to 10000",
        "alerts     | timePeriod=3600,skip=-1           | skip       | a whole number from 0",
        "alerts     | timePeriod=3600,acked=maybe       | acked      | one of true, false",
        "alerts     | timePeriod=3600,query=            | query      | a text that is not blank",
        "alerts     | timePeriod=3600,groupBy=user      | groupBy    | no value: the parameters of",
        "events     | timePeriod=3600,acked=true        | acked      | no value: the parameters of",
        "events     | timePeriod=3600,type=alert        | type       | one of page",
        "report     | timePeriod=3600,type=page,groupBy=activity | groupBy | only with type=app",
        "report     | insertionStartTime=1,insertionEndTime=2    | insertionStartTime | no value",
        "clients    | startTime=1                       | startTime  | no value",
        "clients    | limit=many                        | limit      | a whole number",
        "userconfig | configType=ios                    | email      | required by userconfig",
        "userconfig | email=a@b.c,configType=mac        | configType | one of agent, ios",
        "quarantine | fileId=1                          | op         | one of get-files",
        "quarantine | op=delete                         | op         | one of get-files",
        "quarantine | op=download-url,fileId=1          | quarantineProfileId | op=download-url",
        "quarantine | op=take-action,fileId=1,quarantineProfileId=1 | action | op=take-action",
        "quarantine | op=get-files,startTime=2,endTime=1            | endTime | a time after",
        "legalhold  | op=take-action,fileId=1,legalHoldProfileId=1,action=block | action | mark",
        "updateUrlList      | name=Bad                  | list       | required by updateUrlList",
        "updateUrlList      | list=a.example            | name       | required by updateUrlList",
        "updateUrlList      | name=Bad,list=a b         | list       | URLs without blanks",
        "updateFileHashList | name=Bad,list=abc         | list       | MD5 or SHA-256",
        "ackanomalies       | users=                    | users      | list of users",
        "ackcompromisedcred | name=x                    | name       | no value",
        "uploadtoken        | limit=1                   | limit      | the parameters of uploadtoken",
        "app_instances      | op=add                    | instances  | a list of 1 to 500 objects",
        "app_instances      | op=add,instances=[]       | instances  | a list of 1 to 500 objects",
        "csa_scan           | op=status                 | scan_id    | required by op=status",
        "security_assessment | skip=1                   | limit      | required by security_ass",
        "widget_data        | name=x                    | widget     | required by widget_data",
      })
  void an_invalid_parameter_is_refused_with_its_name_value_and_rule(
      String endpoint, String parameters, String parameter, String rule) {
    assertThatThrownBy(() -> query(endpoint, parameters.split(",(?=[a-zA-Z]+=)")))
        .isInstanceOfSatisfying(
            QueryRefusedException.class, e -> assertThat(e.parameter()).isEqualTo(parameter))
        .hasMessageStartingWith(parameter + ": was '")
        .hasMessageContaining("allowed is ")
        .hasMessageContaining(rule);
  }

  @Test
  void a_list_may_have_8_MB_and_not_a_byte_more() {
    String most = "a".repeat(8 * 1024 * 1024);

    assertThat(query("updateUrlList", "name=x", "list=" + most).parameters())
        .containsEntry("list", most);
    assertThatThrownBy(() -> query("updateUrlList", "name=x", "list=" + most + "b"))
        .hasMessageContaining("at most 8 MB")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    String umlauts = "ä".repeat(4 * 1024 * 1024) + "b";
    assertThatThrownBy(() -> query("updateUrlList", "name=x", "list=" + umlauts))
        .hasMessageContaining("at most 8 MB");
  }

  @Test
  void lists_may_be_written_in_lines_and_with_blanks() {
    assertThat(query("updateUrlList", "name=x", "list=a.example, b.example,\nc.example\n"))
        .extracting(query -> query.parameters().get("list"))
        .isEqualTo("a.example,b.example,c.example");
  }

  @Test
  void at_most_500_instances_are_written_at_once() {
    String most = "[" + "{},".repeat(499) + "{}]";
    String more = "[" + "{},".repeat(500) + "{}]";

    assertThat(query("app_instances", "op=add", "instances=" + most).effect())
        .isEqualTo(QueryEffect.CHANGES);
    assertThatThrownBy(() -> query("app_instances", "op=add", "instances=" + more))
        .hasMessageContaining("1 to 500");
  }

  @Test
  void an_unknown_endpoint_accepts_any_parameter_and_is_treated_as_a_write() {
    Query query = query("brand_new", "op=list", "fileId=1", "anything=x");

    assertThat(query.parameters()).containsOnlyKeys("op", "file_id", "anything");
    assertThat(query.effect()).isEqualTo(QueryEffect.CHANGES);
  }

  @Test
  void a_parameter_with_the_prefix_param_is_accepted_and_checked_if_it_is_known() {
    assertThat(query("alerts", "timePeriod=3600", "param.newer=1").parameters())
        .containsEntry("newer", "1");
    assertThatThrownBy(() -> query("alerts", "timePeriod=3600", "param.limit=x"))
        .hasMessageStartingWith("limit: was 'x'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "TOKEN", "param.token"})
  void a_token_as_parameter_is_refused_and_not_shown(String name) {
    assertThatThrownBy(() -> query("alerts", "timePeriod=3600", name + "=secret"))
        .isInstanceOf(QueryRefusedException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../v2/x", "alerts?x=1", "a b", "", "//evil.example", "a/../b", "%2e"})
  void an_invalid_name_of_an_endpoint_is_refused(String name) {
    assertThatThrownBy(() -> QueryEndpoint.named(name)).isInstanceOf(QueryRefusedException.class);
  }

  @Test
  void a_later_time_window_replaces_one_of_another_kind_as_a_whole() {
    Map<String, String> given = given("timePeriod=3600", "type=DLP");

    Query.override(given, given("starttime=1", "endTime=2", "TYPE=policy"));

    assertThat(Query.of(QueryEndpoint.named("alerts"), given, NOW, false).parameters())
        .containsOnly(
            Map.entry("starttime", "1"), Map.entry("endtime", "2"), Map.entry("type", "policy"));
  }

  @Test
  void half_of_a_window_overrides_half_of_one_of_the_same_kind() {
    Map<String, String> given = given("startTime=1", "endTime=2");

    Query.override(given, given("endTime=3"));

    assertThat(given).containsOnly(Map.entry("startTime", "1"), Map.entry("endTime", "3"));
  }

  @Test
  void two_windows_given_together_are_refused_wherever_they_come_from() {
    Map<String, String> given = given("type=DLP");

    Query.override(given, given("timePeriod=3600", "startTime=1", "endTime=2"));

    assertThatThrownBy(() -> Query.of(QueryEndpoint.named("alerts"), given, NOW, false))
        .hasMessageContaining("exactly one time window");
  }
}
