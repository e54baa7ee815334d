package io.github.camelnetskope.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.formats.mapping.RecordFormat;
import io.github.camelnetskope.formats.mapping.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of the shipped tables, and errors of a table. */
class TablesTest {
  private static final RecordFormat OCSF = RecordFormat.load("ocsf");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"alert_type":"DLP","dlp_rule_severity":"Critical","action":"block"}    | 2006 | 5 | 2 | 2
          {"alert_type":"policy","severity":"low","action":"allow"}               | 2004 | 2 | 1 | 1
          {"alert_type":"Malware","malware_severity":"high","action":"quarantine"} | 2004 | 4 | 2 | 3
          {"alert_type":"uba","risk_level":"med","action":"useralert"}            | 2004 | 3 | 3 | 19
          {"alert_type":"policy","action":"bypass"}                               | 2004 | 0 | 1 | 16
          {"alert_type":"new one","alert":"yes"}                                  | 2004 | 0 | 0 | 0
          {"record_type":"page","url":"a.b"}                                      | 4002 | 1 | 0 | 0
          {"record_type":"page","dstip":"10.0.0.1"}                               | 4001 | 1 | 0 | 0
          {"type":"network","srcip":"10.0.0.1","action":"block"}                  | 4001 | 1 | 2 | 2
          {"type":"admin_audit_logs","audit_log_event":"Login Failed","user":"a"} | 3002 | 1 | 0 | 0
          {"type":"admin_audit_logs","audit_log_event":"Deleted x","user":"a"}    | 6003 | 1 | 0 | 0
          {"type":"what nobody knows"}                                            | 0    | 1 | 0 | 0
          """)
  void a_record_has_the_class_severity_action_and_disposition_of_its_type(
      String record, int type, int severity, int action, int disposition) {
    JsonNode event = Corpus.json(OCSF.format(record, null));

    assertThat(event.path("class_uid").asInt()).isEqualTo(type);
    assertThat(event.path("severity_id").asInt()).isEqualTo(severity);
    assertThat(event.path("action_id").asInt()).isEqualTo(action);
    assertThat(event.path("disposition_id").asInt()).isEqualTo(disposition);
  }

  @Test
  void an_unknown_format_or_table_is_named() {
    assertThatThrownBy(() -> RecordFormat.load("xml"))
        .isInstanceOf(TableException.class)
        .hasMessage("format 'xml' is not known; allowed: ocsf, ecs, cef");
    assertThatThrownBy(
            () ->
                RecordFormat.load(
                    "ocsf", path -> path.equals("ocsf/dlp.map") ? "include | nothing" : null))
        .hasMessageContaining("ocsf/nothing.map does not exist");
  }
}
