package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same promises on a PostgreSQL server of this machine: {@code mvn verify -Ppostgres}. */
@EnabledIfSystemProperty(named = "postgres.bin", matches = ".+")
class PostgresStateRepositoryTest extends JdbcStateRepositoryTest {
  private static final Path BIN = Path.of(System.getProperty("postgres.bin", ""));
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private static Path folder;
  private static int port;
  private static int databases;

  @BeforeAll
  static void startServer() throws Exception {
    folder = Files.createTempDirectory("postgres");
    if (ROOT) {
      // The server refuses to run as root; Debian has a user for it.
      UserPrincipal postgres =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
      Files.setOwner(folder, postgres);
    }
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    run("initdb", "-A", "trust", "-U", "test", "-D", folder.resolve("data").toString());
    String options = "-h 127.0.0.1 -p " + port + " -k " + folder;
    control("-o", options, "start");
  }

  @AfterAll
  static void stopServer() throws Exception {
    control("-m", "immediate", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void control(String... arguments) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("-w", "-D", folder.resolve("data").toString()));
    all.addAll(List.of("-l", folder.resolve("log").toString()));
    all.addAll(List.of(arguments));
    run("pg_ctl", all.toArray(String[]::new));
  }

  private static void run(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(BIN.resolve(program).toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .directory(folder.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", program).isTrue();
    assertThat(process.exitValue()).as(program).isZero();
  }

  @Override
  DataSource dataSource() throws Exception {
    String database = "d" + databases++;
    try (var connection = source("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("CREATE DATABASE " + database);
    }
    return source(database);
  }

  /** The driver is there only in the profile. */
  private static DataSource source(String database) throws Exception {
    Class<?> type = Class.forName("org.postgresql.ds.PGSimpleDataSource");
    var source = (DataSource) type.getConstructor().newInstance();
    Method url = type.getMethod("setUrl", String.class);
    url.invoke(source, "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=test");
    return source;
  }
}
