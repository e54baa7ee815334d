package io.github.camelnetskope.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** A {@link ClusterNode} as a process that can be killed and suspended. */
record NodeProcess(String name, Process process) {

  /** A route ran on a node. */
  record Run(String node, String route) {}

  static NodeProcess start(String name, String kafka, int routes, BlockingQueue<Run> runs)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClusterNode.class.getName(),
                kafka,
                String.valueOf(routes))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var node = new NodeProcess(name, process);
    var reader = new Thread(() -> node.read(runs), name);
    reader.setDaemon(true);
    reader.start();
    return node;
  }

  private void read(BlockingQueue<Run> runs) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith("RUNS "))
          .forEach(line -> runs.add(new Run(name, line.substring(5))));
    } catch (IOException | UncheckedIOException e) {
      // The process was killed: it says nothing more.
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
