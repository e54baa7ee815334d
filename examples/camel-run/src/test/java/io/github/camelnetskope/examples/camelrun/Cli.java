package io.github.camelnetskope.examples.camelrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}, in a process of its own. */
final class Cli {
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder the working folder
   */
  Cli(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Runs until Camel ends, and returns what was on the screen. */
  String camel(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // This build, as mvn install would have put it into the user's repository.
    line.add("-Dmaven.repo.local=" + System.getProperty("cli.repository"));
    line.add("-Duser.home=" + folder);
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(Cli.class.getName());
    line.addAll(List.of(command));
    // What the build has downloaded is not downloaded again.
    line.add("--repos=" + System.getProperty("cli.downloaded"));
    line.add("--logging-color=false");

    var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String screen = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(screen).isZero();
    return screen;
  }

  /** The class that JBang starts. */
  public static void main(String[] command) {
    CamelJBangMain.run(command);
  }
}
