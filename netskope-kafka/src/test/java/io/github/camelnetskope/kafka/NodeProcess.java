package io.github.camelnetskope.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A node as a process that can be killed and suspended. */
record NodeProcess(Process process) {

  /**
   * Starts one.
   *
   * @param lines gets its output, on a separate thread
   */
  static NodeProcess start(Class<?> main, List<String> arguments, Consumer<String> lines)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var node = new NodeProcess(process);
    var reader = new Thread(() -> node.read(lines), main.getSimpleName());
    reader.setDaemon(true);
    reader.start();
    return node;
  }

  private void read(Consumer<String> to) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(to);
    } catch (IOException | UncheckedIOException e) {
      // The process was killed: no more output.
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  void suspend() throws Exception {
    signal("-STOP");
  }

  void resume() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws Exception {
    new ProcessBuilder(List.of("kill", signal, String.valueOf(process.pid()))).start().waitFor();
  }
}
