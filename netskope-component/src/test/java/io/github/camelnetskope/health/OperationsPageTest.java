package io.github.camelnetskope.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.NetskopeConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for operators has each message of the component. */
class OperationsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ""), "../docs/operations.adoc");

  private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src/main/java");
  private static final Pattern LOGGED =
      Pattern.compile("(?:LOG|log)\\.(?:info|warn)\\(\\s*\"([^\"]*)\"");

  private final String page = Files.readString(PAGE);

  OperationsPageTest() throws IOException {}

  @ParameterizedTest
  @EnumSource
  void each_problem_is_explained(FeedProblem problem) {
    assertThat(page).contains("`" + problem + "`");
  }

  @ParameterizedTest
  @EnumSource
  void each_reason_of_health_has_a_row_and_its_number(FeedProblem problem) {
    assertThat(page.contains("\n|`" + problem + "`\n|")).isEqualTo(isReason(problem));
    assertThat(page.contains("`" + problem + "` " + problem.number())).isEqualTo(isReason(problem));
  }

  @Test
  void the_numbers_that_never_occur_are_named() {
    String numbers =
        Arrays.stream(FeedProblem.values())
            .filter(problem -> !isReason(problem))
            .map(problem -> String.valueOf(problem.number()))
            .collect(Collectors.joining(", "))
            .replaceFirst(", (\\d+)$", " and $1");

    assertThat(page).contains("; " + numbers + " do not occur.");
  }

  private static boolean isReason(FeedProblem problem) {
    return problem.needsOperator() || problem.escalated() == problem || isJudgedByTime(problem);
  }

  private static boolean isJudgedByTime(FeedProblem problem) {
    return Set.of(FeedProblem.STALLED, FeedProblem.LAGGING, FeedProblem.STALE).contains(problem);
  }

  @ParameterizedTest
  @EnumSource
  void each_state_is_explained(FeedState state) {
    assertThat(page).contains("`" + state + "`");
  }

  @ParameterizedTest
  @EnumSource
  void each_class_of_status_is_named(RequestStatus status) {
    assertThat(page).containsPattern("`status`: .*" + status.label());
  }

  @Test
  void each_log_line_for_people_is_explained() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      List<String> lines =
          sources
              .filter(Files::isRegularFile)
              .flatMap(OperationsPageTest::logged)
              .flatMap(line -> Arrays.stream(line.split("[:;,]? ?\\{}:? ?")))
              .filter(part -> part.length() > 3)
              .toList();

      assertThat(lines)
          .contains("resumed after", "stopped reading, index")
          .allMatch(page::contains);
    }
  }

  private static Stream<String> logged(Path source) {
    try {
      return LOGGED.matcher(Files.readString(source)).results().map(match -> match.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_thresholds_are_those_of_the_options() {
    var usual = new NetskopeConfiguration();

    assertThat(usual.getStallThreshold()).hasMinutes(10);
    assertThat(usual.getLagThreshold()).isZero();
    assertThat(usual.getStaleAfter()).isZero();
    assertThat(page)
        .contains("`stallThreshold` (10 minutes)")
        .contains("`lagThreshold` (off unless set)")
        .contains("`staleAfter` (0, which is never, unless set)");
  }
}
