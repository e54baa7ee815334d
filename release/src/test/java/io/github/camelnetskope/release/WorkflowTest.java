package io.github.camelnetskope.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The workflow of the forge runs the commands of this project, may only read, and ends. */
class WorkflowTest {
  private static final Path FILE = Pom.ROOT.resolve(".github/workflows/ci.yml");
  private static final Path COMMANDS = Pom.ROOT.resolve(".ci");

  /** Called by {@code .ci/release}, also by hand with the commit to compare with. */
  private static final String WITHIN_RELEASE = ".ci/api-baseline";

  private final String text = Files.readString(FILE);
  private final JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(text);

  WorkflowTest() throws IOException {}

  @Test
  void each_command_of_this_project_is_run() throws IOException {
    Set<String> run = new TreeSet<>();
    for (JsonNode step : steps()) {
      Pattern.compile("\\.ci/[\\w-]+")
          .matcher(step.path("run").asText())
          .results()
          .forEach(command -> run.add(command.group()));
    }
    run.add(WITHIN_RELEASE);

    assertThat(run).isEqualTo(commands());
    assertThat(Files.readString(COMMANDS.resolve("release"))).contains("\n" + WITHIN_RELEASE);
  }

  @Test
  void each_profile_that_a_command_names_is_one() throws IOException {
    Set<String> profiles = new TreeSet<>();
    Pom.all().forEach(pom -> profiles.addAll(pom.texts("profiles/profile/id")));
    Set<String> named = new TreeSet<>();
    for (String command : commands()) {
      Pattern.compile("(?m)^[^#\\n]*?\\s-P([\\w,-]+)")
          .matcher(Files.readString(Pom.ROOT.resolve(command)))
          .results()
          .forEach(found -> named.addAll(List.of(found.group(1).split(","))));
    }

    assertThat(named).contains("kafka", "release", "site");
    assertThat(profiles).containsAll(named);
  }

  @Test
  void it_may_read_and_nothing_else() {
    assertThat(workflow.at("/permissions")).hasToString("{\"contents\":\"read\"}");
    assertThat(workflow.findValues("permissions")).hasSize(1);
    assertThat(text).doesNotContain("secrets.", "pull_request_target");
  }

  @Test
  void each_job_has_a_limit_of_time() {
    assertThat(workflow.path("jobs"))
        .allSatisfy(job -> assertThat(job.path("timeout-minutes").asInt()).isBetween(1, 90));
  }

  @Test
  void actions_are_named_by_commit_with_their_version() {
    List<String> uses = text.lines().filter(line -> line.contains("uses:")).toList();

    assertThat(uses)
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.matches(".* uses: [\\w/-]+@[0-9a-f]{40} # v[0-9.]+"));
  }

  private List<JsonNode> steps() {
    List<JsonNode> steps = new ArrayList<>();
    workflow.path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
    return steps;
  }

  private static Set<String> commands() throws IOException {
    try (Stream<Path> files = Files.list(COMMANDS)) {
      Set<String> commands = new TreeSet<>();
      files.map(file -> ".ci/" + file.getFileName()).forEach(commands::add);
      return commands;
    }
  }
}
