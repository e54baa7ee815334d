package io.github.camelnetskope.recipes.kit;

import io.github.camelnetskope.recipes.Collector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The process that runs a recipe: it can be killed and started again. */
final class CollectorProcess implements AutoCloseable {
  private final Path properties;
  private final Path log;
  private final String route;
  private Process process;

  /**
   * A process that was not started yet.
   *
   * @param route a class, or a YAML file on the class path
   */
  CollectorProcess(Path folder, String route, Map<String, String> settings) throws IOException {
    this.properties = folder.resolve("application.properties");
    this.log = folder.resolve("collector.log");
    this.route = route;
    var all = new Properties();
    all.putAll(settings);
    try (OutputStream out = Files.newOutputStream(properties)) {
      all.store(out, null);
    }
  }

  void start() throws IOException {
    start("-Xmx256m", "-XX:TieredStopAtLevel=1");
  }

  /** Starts it with options of the JVM. */
  void start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ServerProcess.java());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Collector.class.getName(),
            properties.toString(),
            route));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** Whether it runs; a collector never ends by itself. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it gracefully. */
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  Path log() {
    return log;
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
