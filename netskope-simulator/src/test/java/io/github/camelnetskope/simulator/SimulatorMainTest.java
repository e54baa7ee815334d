package io.github.camelnetskope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorMainTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void help_names_every_option_and_starts_nothing() {
    assertThat(SimulatorMain.start(List.of("--port", "1", "--help"), out)).isEmpty();
    assertThat(printed())
        .contains("--port", "--seed", "--feeds", "--records", "--growth", "--page-size")
        .contains("--record-size", "--distinct-pages", "--wait-time", "--token", "--v1-token")
        .contains("--rate-limit", "--tls", "--tenants", "--latency", "--fault", "--prepare")
        .contains("--unknown-token", "--certificate", "--epochs", "--high-water-mark")
        .contains("--own-order");
  }

  @Test
  void it_starts_with_the_given_options_and_prints_its_address() {
    String options =
        "--port 0 --seed 9 --feeds events/page,alerts/dlp --records 30 --growth 1.5 --page-size 10"
            + " --record-size 500 --distinct-pages 2 --wait-time 1 --token t --v1-token u"
            + " --rate-limit off --tls off --prepare on --epochs hour --own-order on";
    try (NetskopeSimulator simulator = SimulatorMain.start(words(options), out).get(0)) {
      assertThat(printed()).isEqualTo(simulator.baseUrl() + System.lineSeparator());
      assertThat(simulator.tenant().feed("alerts/dlp").size()).isGreaterThanOrEqualTo(30);
      assertThat(simulator.tenant().feed("events/network").size()).isZero();
    }
  }

  @Test
  void the_oracle_counts_and_remembers_no_records() {
    try (NetskopeSimulator simulator = SimulatorMain.start(words("--records 0"), out).get(0)) {
      simulator.oracle().delivered("events/page", "{}");

      assertThat(simulator.oracle().report("events/page").delivered()).isOne();
      assertThat(simulator.oracle().report("events/page").unknown()).isZero();
    }
  }

  @Test
  void a_token_that_is_not_known_gets_the_status_that_was_asked_for() {
    try (NetskopeSimulator simulator =
        SimulatorMain.start(words("--unknown-token 403 --records 0"), out).get(0)) {
      var request = SimulatorRequest.get("/api/v2/events/dataexport/events/page?operation=next");

      assertThat(simulator.tenant().answer(request.token("other")).status()).isEqualTo(403);
    }
  }

  @Test
  void pages_have_no_high_water_mark_when_it_is_off() {
    try (NetskopeSimulator simulator =
        SimulatorMain.start(words("--high-water-mark off --records 5"), out).get(0)) {
      var answer = simulator.tenant().answer(TenantFixture.request("events/page", "it", "next"));

      assertThat(answer.text()).contains("\"result\":[{").doesNotContain("timestamp_hwm");
    }
  }

  @Test
  void the_certificate_is_written_for_clients_to_trust(@TempDir Path folder) throws Exception {
    Path pem = folder.resolve("loopback.pem");
    try (NetskopeSimulator simulator =
            SimulatorMain.start(words("--tls on --records 0 --certificate " + pem), out).get(0);
        var in = Files.newInputStream(pem)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);

      assertThat(certificate.toString()).contains("CN=localhost", "127.0.0.1");
      assertThat(simulator.baseUrl()).startsWith("https:");
    }
  }

  @Test
  void a_bad_option_is_named() {
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--prot", "1"), out))
        .hasMessageContaining("--prot");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--port", "x"), out))
        .hasMessageContaining("--port needs a number, not 'x'");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--epochs", "day"), out))
        .hasMessageContaining("--epochs is exact or hour or no-batches, not 'day'");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--tls", "yes"), out))
        .hasMessageContaining("--tls is on or off");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--unknown-token", "200"), out))
        .hasMessageContaining("--unknown-token is 401 or 403");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--certificate", "x"), out))
        .hasMessageContaining("--certificate needs --tls on");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--growth", "fast"), out))
        .hasMessageContaining("--growth needs a number, not 'fast'");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--tenants", "0"), out))
        .hasMessageContaining("--tenants is a number from 1 to 255");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--fault", "events/page"), out))
        .hasMessageContaining("--fault needs a feed and a fault");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--fault", "events/page=odd"), out))
        .hasMessageContaining("not 'odd'");
    assertThatThrownBy(() -> SimulatorMain.start(List.of("--fault", "events/page=slow:0"), out))
        .hasMessageContaining("not '0'");
  }

  @Test
  void an_error_is_printed_in_one_line_with_exit_code_2() {
    assertThat(failure("--bogus")).isEqualTo("Unknown option --bogus; see --help");
    assertThat(failure("--port")).isEqualTo("--port needs a value; see --help");
    assertThat(failure("--port 70000"))
        .startsWith("--port is a number from 0 to 65535, not '70000'");
    assertThat(failure("--page-size 0"))
        .startsWith("--page-size is a number from 1 to 2147483647, ");
    assertThat(failure("--records -5")).startsWith("--records is a number from 0 to ");
    assertThat(failure("--record-size -3")).startsWith("--record-size is a number from 1 to ");
    assertThat(failure("--distinct-pages -1"))
        .startsWith("--distinct-pages is a number from 0 to ");
    assertThat(failure("--growth -1")).startsWith("--growth is a number from 0, not '-1'");
    assertThat(failure(List.of("--token", "")))
        .isEqualTo("--token needs a token: letters, digits and signs of ASCII, and no blank");
    assertThat(failure("--v1-token é")).startsWith("--v1-token needs a token: ");
    assertThat(failure("--fault *=status:9999"))
        .isEqualTo("The fault status needs a number from 200 to 599, as status:404, not '9999'");
    assertThat(failure("--fault *=status")).endsWith("not '1'");
  }

  @Test
  void a_feed_that_is_not_known_is_named() {
    assertThat(failure("--feeds events/page,events/pag"))
        .startsWith("--feeds: 'events/pag' is not a known feed; known are events/alert, ");
    assertThat(failure("--feeds events/page,")).startsWith("--feeds: '' is not a known feed");
    assertThat(failure("--fault events/pag=stall"))
        .startsWith("--fault: 'events/pag' is not a known feed; a fault is on *, a feed ");
    for (String target : List.of("*", "events/page", "iterator", "v1/alerts", "v2/scim/Users")) {
      assertThat(FaultOption.parse(target + "=drop").target()).isEqualTo(target);
    }
  }

  @Test
  void a_certificate_that_cannot_be_written_is_named(@TempDir Path folder) {
    assertThat(failure("--tls on --certificate " + folder))
        .startsWith("--certificate needs the name of a file in a folder that is there, not '");
    assertThat(failure("--tls on --certificate " + folder.resolve("no/x.pem")))
        .startsWith("--certificate needs the name of a file in a folder that is there, not '");
  }

  @Test
  void a_port_that_is_in_use_is_named() {
    try (NetskopeSimulator other = NetskopeSimulator.builder().start()) {
      assertThat(failure("--port " + other.port()))
          .isEqualTo(
              "The simulator cannot listen: 127.0.0.1:%d: Address already in use"
                  .formatted(other.port()));
    }
  }

  @Test
  void several_tenants_share_a_port_and_nothing_else() throws IOException {
    List<NetskopeSimulator> tenants =
        SimulatorMain.start(words("--tenants 3 --feeds events/page --records 2"), out);
    try {
      int port = tenants.get(0).port();
      assertThat(printed().lines())
          .containsExactly(
              "http://127.0.0.1:" + port, "http://127.0.0.2:" + port, "http://127.0.0.3:" + port);
      try (RawClient client = new RawClient(tenants.get(2))) {
        assertThat(client.next("events/page").answer()).startsWith("HTTP/1.1 200");
      }
      assertThat(tenants).extracting(each -> each.journal().size()).containsExactly(0, 0, 1);
      assertThat(tenants.get(0).tenant().feed("events/page").record(0))
          .isNotEqualTo(tenants.get(1).tenant().feed("events/page").record(0));
    } finally {
      tenants.forEach(NetskopeSimulator::close);
    }
  }

  @Test
  void a_tenant_may_be_slow_and_some_of_its_feeds_worse() {
    String options = "--latency 1s..2s --fault events/page=stall --fault events/alert=slowHead:7";
    try (NetskopeSimulator simulator = SimulatorMain.start(words(options), out).get(0)) {
      assertThat(next(simulator, "events/audit").delay())
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
      assertThat(next(simulator, "events/page").ending())
          .isEqualTo(new AnswerEnding.StalledAfter(-1));
      assertThat(next(simulator, "events/alert").ending())
          .isEqualTo(new AnswerEnding.TrickledHead(7));
    }
  }

  @Test
  void a_gateway_may_answer_for_a_while_and_carry_requests_out_late() {
    String options =
        "--fault events/page=status:404,after,on:next,every:2,for:1m --fault events/alert=late:1ms";
    try (NetskopeSimulator simulator = SimulatorMain.start(words(options), out).get(0)) {
      assertThat(next(simulator, "events/page").status()).isEqualTo(200);
      assertThat(next(simulator, "events/page").status()).isEqualTo(404);
      assertThat(next(simulator, "events/page").status()).isEqualTo(404);
      assertThat(simulator.tenant().feed("events/page").position("it")).isEqualTo(1000);
      assertThat(next(simulator, "events/alert").status()).isEqualTo(504);
    }
  }

  @Test
  void an_invalid_argument_of_a_fault_is_named() {
    assertThat(failure("--fault events/page=drop,often")).contains("every:N", "not 'often'");
    assertThat(failure("--fault events/page=late:soon")).contains("not 'soon'");
  }

  private String failure(String options) {
    return failure(words(options));
  }

  private String failure(List<String> options) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);

    assertThat(SimulatorMain.run(options, out, err)).isEqualTo(2);
    assertThat(printed()).isEmpty();
    return errors.toString(StandardCharsets.UTF_8).trim();
  }

  private static SimulatorAnswer next(NetskopeSimulator simulator, String feed) {
    return simulator.tenant().answer(TenantFixture.request(feed, "it", "next"));
  }

  private static List<String> words(String options) {
    return List.of(options.split(" "));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
