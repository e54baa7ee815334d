package io.github.camelnetskope.recipes.postgresql;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelnetskope.recipes.kit.Await;
import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.ServerProcess;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of this machine. */
final class PostgresServer implements SinkServer {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private final ServerProcess server = ServerProcess.ofNobody("postgresql");
  private final int port = ServerProcess.freePort();
  private final Path bin = bin().orElseThrow();
  private final Path data = server.folder().resolve("data");
  private boolean made;

  PostgresServer() throws IOException {}

  /** Where its programs are. */
  static Optional<Path> bin() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Path::compareTo);
    }
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=test&reWriteBatchedInserts=true"
        .formatted(port);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "postgres.url",
        url(),
        "camel.beans.database",
        "#class:org.postgresql.ds.PGSimpleDataSource",
        "camel.beans.database.url",
        url(),
        "camel.routecontroller.enabled",
        "true",
        "camel.routecontroller.back-off-delay",
        "500");
  }

  @Override
  public void start() throws Exception {
    if (!made) {
      String initdb = bin.resolve("initdb").toString();
      server.run(List.of(initdb, "-A", "trust", "-U", "test", "-D", data.toString()));
    }
    server.start(
        List.of(
            bin.resolve("postgres").toString(),
            "-D",
            data.toString(),
            "-h",
            "127.0.0.1",
            "-p",
            String.valueOf(port),
            "-k",
            server.folder().toString()));
    Await.until("PostgreSQL", () -> select("SELECT 1") == 1);
    if (!made) {
      made = true;
      try (var table = PagesToPostgres.class.getResourceAsStream("table.sql")) {
        execute(new String(table.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void kill() {
    server.kill();
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(url());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long select(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public long count() throws SQLException {
    return select("SELECT count(*) FROM netskope_record");
  }

  @Override
  public void read(Judge judge) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT feed, record_key, record FROM netskope_record")) {
      while (rows.next()) {
        judge.document(
            rows.getString(1), rows.getString(2), rows.getString(3), PostgresServer::stored);
      }
    }
  }

  /** Some records of the tenant have NUL characters, which jsonb cannot store. */
  private static JsonNode stored(JsonNode record) {
    return Judge.tree(record.toString().replace("\\u0000", "\\ufffd"));
  }

  @Override
  public void close() throws IOException {
    server.remove();
  }
}
