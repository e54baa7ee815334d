package io.github.camelnetskope.recipes.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelnetskope.recipes.kit.Await;
import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.ServerProcess;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An rsyslog of this machine, or Debian's unpacked. */
final class RsyslogServer implements SinkServer {
  private static final Path UNPACKED =
      Path.of(System.getProperty("basedir", ""), "target/servers/rsyslog").toAbsolutePath();
  private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu";
  private static final Pattern LINE =
      Pattern.compile("(\\S+) \\[netskope@32473 key=\"((?:[^\"\\\\]|\\\\.)*)\"] (.*)");

  private final ServerProcess server;
  private final int port = ServerProcess.freePort();
  private final Path config;

  private record Line(String feed, String text) {}

  RsyslogServer() throws Exception {
    server = ServerProcess.ofNobody("rsyslog");
    try (var text = SyslogPage.class.getResourceAsStream("rsyslog.conf")) {
      String conf = new String(text.readAllBytes(), UTF_8);
      config =
          server.write(
              "rsyslog.conf",
              conf.replace("FOLDER", server.folder().toString())
                  .replace("PORT", String.valueOf(port)));
    }
  }

  /** The program, if it is here. */
  static Optional<Path> program() {
    return Stream.of(Path.of("/"), UNPACKED)
        .map(root -> root.resolve("usr/sbin/rsyslogd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("syslog.host", "127.0.0.1", "syslog.port", String.valueOf(port));
  }

  @Override
  public void start() throws Exception {
    Path program = program().orElseThrow();
    Path libraries = program.getParent().getParent().getParent().resolve(LIBRARIES);
    server.start(
        List.of(
            "env",
            "LD_LIBRARY_PATH=" + libraries,
            program.toString(),
            "-n",
            "-M",
            libraries.resolve("rsyslog").toString(),
            "-f",
            config.toString(),
            "-i",
            server.folder().resolve("pid").toString()));
    Await.until(
        "rsyslog",
        () -> {
          try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
          }
        });
  }

  @Override
  public void kill() throws IOException {
    server.kill();
    Files.deleteIfExists(server.folder().resolve("pid"));
  }

  /** The stored records, each key once. */
  private Map<String, Line> lines() throws IOException {
    Map<String, Line> all = new LinkedHashMap<>();
    Path log = server.folder().resolve("netskope.log");
    if (Files.exists(log)) {
      for (String text : Files.readString(log, UTF_8).lines().toList()) {
        Matcher line = LINE.matcher(text);
        if (line.matches()) {
          all.putIfAbsent(line.group(2), new Line(line.group(1), line.group(3)));
        }
      }
    }
    return all;
  }

  @Override
  public long count() throws IOException {
    return lines().size();
  }

  @Override
  public void read(Judge judge) throws IOException {
    lines().values().forEach(line -> judge.text(line.feed(), line.text()));
  }

  @Override
  public void close() throws IOException {
    server.remove();
  }
}
