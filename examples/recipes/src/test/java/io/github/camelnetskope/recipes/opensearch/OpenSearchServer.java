package io.github.camelnetskope.recipes.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.recipes.kit.Await;
import io.github.camelnetskope.recipes.kit.Http;
import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.ServerProcess;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An OpenSearch node in a process of its own. */
final class OpenSearchServer implements SinkServer {
  private static final int MOST = 10_000;

  private final ServerProcess server = ServerProcess.ofThisUser("opensearch");
  private final int port = ServerProcess.freePort();
  private final int transport = ServerProcess.freePort();
  private final String url = "http://127.0.0.1:" + port;
  private boolean made;

  OpenSearchServer() throws IOException {}

  @Override
  public Map<String, String> settings() {
    return Map.of("opensearch.url", url, "opensearch.index", "netskope");
  }

  @Override
  public void start() throws Exception {
    Path folder = Path.of(System.getProperty("basedir", ""), "servers/opensearch");
    server.start(
        List.of(
            ServerProcess.java(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Files.readString(folder.resolve("target/classpath")).strip(),
            folder.resolve("OpenSearchNode.java").toString(),
            server.folder().toString(),
            String.valueOf(port),
            String.valueOf(transport)));
    Await.until("OpenSearch", () -> Http.get(url + "/_cluster/health").contains("cluster_name"));
    if (!made) {
      made = true;
      try (var index = BulkBody.class.getResourceAsStream("index.json")) {
        String mapping = new String(index.readAllBytes(), StandardCharsets.UTF_8);
        Http.send("PUT", url + "/netskope", mapping);
      }
    }
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public long count() throws Exception {
    Http.send("POST", url + "/netskope/_refresh", "");
    return Judge.tree(Http.get(url + "/netskope/_count")).path("count").asLong();
  }

  @Override
  public void read(Judge judge) throws Exception {
    JsonNode found = Judge.tree(Http.get(url + "/netskope/_search?size=" + MOST));
    for (JsonNode hit : found.path("hits").path("hits")) {
      JsonNode document = hit.path("_source");
      String feed = document.path("netskope_feed").asText();
      judge.document(
          feed, hit.path("_id").asText(), document.toString(), record -> form(feed, record));
    }
  }

  private static JsonNode form(String feed, JsonNode record) {
    var document = (ObjectNode) record.deepCopy();
    document.set("netskope_id", document.remove("_id"));
    return document.put("netskope_feed", feed);
  }

  @Override
  public void close() throws IOException {
    server.remove();
  }
}
