package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.quickstart.Backfill.Span;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {
  /** What to do when somebody was told that feeds cannot be read. */
  private volatile Runnable told = () -> {};

  private final ByteArrayOutputStream printed =
      new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
          super.write(bytes, from, length);
          if (toString(StandardCharsets.UTF_8).contains("cannot be read: ")) {
            Runnable once = told;
            told = () -> {};
            once.run();
          }
        }
      };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--records=5000", "--records=5000 --yaml"})
  void a_bounded_run_against_the_simulator_loses_and_repeats_nothing(String args) throws Exception {
    int exitCode = run(Map.of(), args);

    assertThat(exitCode).as(text()).isZero();
    assertThat(text()).containsPattern("all feeds +\\d+,\\d+ +\\d+ +0 +0");
  }

  @Test
  void a_backfill_of_the_simulator_stops_by_itself_and_has_all_of_its_history() throws Exception {
    int exitCode = run(Map.of("page", "off"), "--start-from=-PT3H --until=-PT1H --stripes=2");

    assertThat(exitCode).as(text()).isZero();
    assertThat(text())
        .containsPattern("their history from \\S+Z until \\S+Z, stripes=2")
        .containsPattern("\\[#+]  [\\d,]+ records  [\\d,]+/s  48 of 48 h  done")
        .containsPattern("all feeds +[\\d,]+ +\\d+ +0 +0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void a_backfill_of_a_tenant_of_ones_own_stops_when_all_of_it_is_read(String stripes)
      throws Exception {
    try (var tenant =
        NetskopeSimulator.builder()
            .waitTime(full -> OptionalInt.of(full ? 0 : 1))
            .pageSize(20)
            .allFeeds(f -> f.growth(1))
            .feed("events/page", f -> f.recordSize(300).records(120))
            .start()) {
      Map<String, String> environment =
          Map.of(
              "tenant", tenant.baseUrl(),
              "token", NetskopeSimulator.TOKEN,
              "index", "siem",
              "start.from", "-PT20H",
              "until", "-PT2H",
              "stripes", stripes,
              "page", "off");

      assertThat(run(environment, "")).as(text()).isZero();

      assertThat(text()).containsPattern("  432 of 432 h  done\\R").contains("-PT20H until -PT2H");
      Instant now = Instant.now();
      var span = new Span(now.minus(Duration.ofHours(19)), now.minus(Duration.ofHours(2)));
      Verdict verdict = Verdict.ofHistory(new WrittenFiles(folder), tenant.tenant(), span);
      verdict.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
      assertThat(verdict.isGood()).as(text()).isTrue();
    }
  }

  @Test
  void feeds_that_could_not_be_read_are_the_last_thing_that_is_said() throws Exception {
    try (var tenant = NetskopeSimulator.builder().waitTime(1).allFeeds(f -> f.records(0)).start()) {
      tenant.tenant().tokens().forbid("alerts/dlp");
      // The run ends when somebody has been told, and two records have come.
      told = () -> tenant.tenant().feed("events/page").records("{\"n\":1}", "{\"n\":2}");
      Map<String, String> environment =
          Map.of(
              "tenant", tenant.baseUrl(),
              "token", NetskopeSimulator.TOKEN,
              "index", "siem",
              "records", "2",
              "page", "off");

      assertThat(run(environment, "")).isEqualTo(1);

      List<String> lines = text().lines().toList();
      assertThat(lines.get(lines.size() - 2))
          .startsWith("1 of 24 feeds could not be read: SCOPE_MISSING: ")
          .doesNotContain("tried again");
      assertThat(lines.get(lines.size() - 3))
          .startsWith("2 records ")
          .endsWith("  1 of 24 feeds cannot be read");
    }
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
  void what_the_component_refuses_is_one_line() {
    assertThatThrownBy(() -> run(Map.of("page", "off"), "--start-from=-PT5H --stripes=99"))
        .satisfies(
            refused ->
                assertThat(Quickstart.reason(refused))
                    .startsWith("stripes: was '99', allowed is 1 to ")
                    .hasLineCount(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --start-from=tomorrow             | startFrom: was 'tomorrow', allowed is
          --start-from=-PT5H --stripes=99   | stripes: was '99', allowed is 1 to
          --until=-P1D --start-from=-PT1H   | until: was '-P1D', allowed is
          --stripes=4294967299              | --stripes: was '4294967299', allowed is
          --records=0                       | --records: was '0', allowed is
          --page=65536                      | --page: was '65536', allowed is
          --pages=1                         | unknown argument --pages
          --yaml --start-from=tomorrow      | startFrom: was 'tomorrow', allowed is
          """)
  void what_is_refused_is_one_line_and_no_log(String args, String line) throws Exception {
    try (var tenant = NetskopeSimulator.builder().start()) {
      Map<String, String> environment =
          Map.of(
              "tenant",
              tenant.baseUrl(),
              "token",
              NetskopeSimulator.TOKEN,
              "index",
              "siem",
              "page",
              "off");

      assertThat(errorsOf(environment, args)).startsWith(line).hasLineCount(1);
      assertThat(text()).doesNotContain("0 records", "starting");
    }
  }

  @Test
  void an_option_of_the_component_that_is_refused_is_one_line_and_no_log() throws Exception {
    System.setProperty("camel.component.netskope.maxInFlight", "4294967299");
    try {
      assertThat(errorsOf(Map.of("page", "off"), ""))
          .startsWith("maxInFlight: was '4294967299', allowed is ")
          .hasLineCount(1);
    } finally {
      System.clearProperty("camel.component.netskope.maxInFlight");
    }
  }

  @Test
  void what_is_refused_when_the_route_starts_is_one_line_and_no_log() throws Exception {
    try (var tenant = NetskopeSimulator.builder().allFeeds(f -> f.records(10)).start()) {
      Map<String, String> environment =
          Map.of(
              "tenant", tenant.baseUrl(),
              "token", NetskopeSimulator.TOKEN,
              "index", "siem",
              "page", "off",
              "records", "1");
      assertThat(run(environment, "--start-from=-PT5H --stripes=2")).isZero();

      assertThat(errorsOf(environment, "--start-from=-PT5H"))
          .contains("given is stripes=1")
          .hasLineCount(1);
    }
  }

  /** What is written to the standard error, by the log too, of a run that is refused. */
  private String errorsOf(Map<String, String> environment, String args) throws Exception {
    PrintStream before = System.err;
    var errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode = Quickstart.exitCode(() -> run(environment, args));
      assertThat(exitCode).isEqualTo(2);
      return errors.toString(StandardCharsets.UTF_8);
    } finally {
      System.setErr(before);
    }
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
        .contains("NETSKOPE_TENANT", "NETSKOPE_TOKEN", "NETSKOPE_TOKEN_FILE", "NETSKOPE_INDEX")
        .contains("NETSKOPE_START_FROM", "NETSKOPE_UNTIL", "NETSKOPE_STRIPES");
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
