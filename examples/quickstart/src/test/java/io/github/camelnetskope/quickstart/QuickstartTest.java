package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--records=5000", "--records=5000 --yaml"})
  void a_bounded_run_against_the_simulator_loses_and_repeats_nothing(String args) throws Exception {
    int exitCode = run(Map.of(), args);

    assertThat(exitCode).as(text()).isZero();
    assertThat(text()).containsPattern("all feeds +\\d+,\\d+ +\\d+ +0 +0");
  }

  @Test
  void the_status_page_and_the_meters_are_there_while_it_runs_and_for_this_machine_only()
      throws Exception {
    var main = new Main();
    String page = LocalServer.addTo(main, 0);
    main.start();

    try {
      assertThat(get(page)).contains("There are no feeds");
      assertThat(get(URI.create(page).resolve("/metrics").toString())).isEmpty();
      assertThat(get(page.replace("127.0.0.1", "127.0.0.2"))).isEqualTo("refused");
    } finally {
      main.stop();
    }
  }

  @Test
  void the_status_page_is_announced_unless_it_is_off() throws Exception {
    run(Map.of("page", "0"), "--records=100");
    assertThat(text()).containsPattern("status on http://127.0.0.1:\\d+/netskope/");

    printed.reset();
    run(Map.of("page", "0"), "--records=100 --page=off");
    assertThat(text()).doesNotContain("status on");
  }

  private static String get(String url) throws Exception {
    try (var body = URI.create(url).toURL().openStream()) {
      return utf8(body.readAllBytes());
    } catch (ConnectException e) {
      return "refused";
    }
  }

  @Test
  void a_tenant_of_ones_own_is_pulled_into_the_output_folder() throws Exception {
    try (var tenant =
        NetskopeSimulator.builder()
            .waitTime(1)
            .token("mine")
            .feed("alerts/dlp", f -> f.page("{\"_id\":\"a\"}", "{\"_id\":\"b\"}"))
            .start()) {
      Map<String, String> environment =
          Map.of("tenant", tenant.baseUrl(), "token", "mine", "index", "siem", "records", "2");

      int exitCode = run(environment, "");

      List<String> records = new ArrayList<>();
      new WrittenFiles(folder).forEachRecord((feed, json) -> records.add(feed + utf8(json)));
      assertThat(exitCode).isZero();
      assertThat(records).containsExactly("alerts/dlp{\"_id\":\"a\"}", "alerts/dlp{\"_id\":\"b\"}");
      assertThat(text()).doesNotContain("mine");
    }
  }

  @Test
  void a_tenant_without_an_index_or_token_is_refused() {
    assertThatThrownBy(() -> run(Map.of("tenant", "acme.goskope.com", "index", "siem"), ""))
        .hasMessageContaining("NETSKOPE_TOKEN or NETSKOPE_TOKEN_FILE");
    assertThatThrownBy(() -> run(Map.of("tenant", "acme.goskope.com", "token", "t"), ""))
        .hasMessageContaining("NETSKOPE_INDEX");
  }

  @Test
  void two_tokens_are_refused() {
    Map<String, String> both =
        Map.of("tenant", "acme.goskope.com", "index", "siem", "token", "t", "token.file", "/x");

    assertThatThrownBy(() -> run(both, ""))
        .hasMessage(
            "NETSKOPE_TOKEN and NETSKOPE_TOKEN_FILE are both set: only one can be used, unset the"
                + " other");
  }

  @Test
  void an_unknown_argument_is_refused() {
    assertThatThrownBy(() -> run(Map.of(), "--token=t")).hasMessageContaining("--token");
  }

  @Test
  void the_help_names_each_variable() throws Exception {
    assertThat(run(Map.of(), "--help")).isZero();

    assertThat(text())
        .contains("NETSKOPE_TENANT", "NETSKOPE_TOKEN", "NETSKOPE_TOKEN_FILE", "NETSKOPE_INDEX");
  }

  private int run(Map<String, String> environment, String args) throws Exception {
    List<String> all = new ArrayList<>(List.of("--output=" + folder));
    if (!args.isEmpty()) {
      all.addAll(List.of(args.split(" ")));
    }
    var settings = Settings.of(all, name -> Optional.ofNullable(environment.get(name)));
    return new Quickstart(settings, new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
