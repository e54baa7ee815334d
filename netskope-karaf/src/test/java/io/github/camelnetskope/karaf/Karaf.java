package io.github.camelnetskope.karaf;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A Karaf of the distribution, as a process that is controlled over its remote shell. */
final class Karaf {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final Path etc;
  private final Path data;
  private final Path deploy;
  private final int sshPort = freePort();

  /**
   * Sets up ports of its own, a user for the shell, and one Maven repository.
   *
   * @param home an unpacked distribution, which stays as it is
   * @param folder for the configuration and the state of this Karaf
   */
  Karaf(Path home, Path folder, Path repository) throws IOException {
    this.home = home;
    etc = Files.createDirectories(folder.resolve("etc"));
    data = Files.createDirectories(folder.resolve("data"));
    deploy = Files.createDirectories(folder.resolve("deploy"));
    copyFiles(home.resolve("etc"), etc);
    set("org.apache.felix.fileinstall-deploy", Map.of("felix.fileinstall.dir", deploy));
    set("org.apache.karaf.shell", Map.of("sshPort", sshPort));
    set("org.apache.karaf.management", Map.of("rmiRegistryPort", freePort()));
    set("org.apache.karaf.management", Map.of("rmiServerPort", freePort()));
    set(
        "org.ops4j.pax.url.mvn",
        Map.of(
            "org.ops4j.pax.url.mvn.localRepository",
            data.resolve("local-repository"),
            "org.ops4j.pax.url.mvn.repositories",
            repository.toUri() + "@id=test@snapshots"));
    Files.writeString(
        etc.resolve("users.properties"),
        """
        karaf = karaf,_g_:admingroup
        _g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh
        """);
  }

  /** Changes properties of a file of {@code etc/}, or makes the file. */
  void set(String pid, Map<String, ?> values) throws IOException {
    Path file = etc.resolve(pid + ".cfg");
    var properties = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    values.forEach((key, value) -> properties.setProperty(key, value.toString()));
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  /** Copies a file into {@code deploy/}. */
  void deploy(Path file) throws IOException {
    Files.copy(file, deploy.resolve(file.getFileName()));
  }

  /** Starts it; the process is the Java process itself. */
  Process start() throws IOException {
    Process process = process("bin/karaf", "server").start();
    await()
        .atMost(PATIENCE)
        .failFast("Karaf ended", () -> !process.isAlive())
        .until(this::hasShell);
    return process;
  }

  private boolean hasShell() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), sshPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a command in the shell; an error has the output of the shell. */
  String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(data, "client", ".out");
    Process client =
        process("bin/client", "-a", "" + sshPort, "-u", "karaf", "-p", "karaf", "-r", "60", command)
            .redirectOutput(output.toFile())
            .start();
    int code = client.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    if (code != 0 || text.contains("Error executing command")) {
      throw new AssertionError(command + " failed:\n" + text + log());
    }
    return text;
  }

  private ProcessBuilder process(String... command) {
    var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(data.resolve("karaf.out").toFile()));
    builder.environment().put("KARAF_ETC", etc.toString());
    builder.environment().put("KARAF_DATA", data.toString());
    builder.environment().put("KARAF_EXEC", "exec");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  String log() throws IOException {
    Path log = data.resolve("log/karaf.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
