package io.github.camelnetskope.recipes.s3;

import io.github.camelnetskope.recipes.kit.Await;
import io.github.camelnetskope.recipes.kit.Http;
import io.github.camelnetskope.recipes.kit.Judge;
import io.github.camelnetskope.recipes.kit.ServerProcess;
import io.github.camelnetskope.recipes.kit.SinkServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** An S3 server in a process of its own. */
final class S3Mock implements SinkServer {
  private static final String PROPERTY = "--com.adobe.testing.s3mock.";
  private static final Pattern KEY = Pattern.compile("<Key>([^<]+)</Key>");

  private final ServerProcess server = ServerProcess.ofThisUser("s3");
  private final int port = ServerProcess.freePort();
  private final String url = "http://127.0.0.1:" + port;
  private final int tlsPort = ServerProcess.freePort();

  S3Mock() throws IOException {}

  @Override
  public Map<String, String> settings() {
    String component = "camel.component.aws2-s3.";
    return Map.of(
        "s3.bucket",
        "netskope",
        component + "region",
        "eu-central-1",
        component + "access-key",
        "test",
        component + "secret-key",
        "test",
        component + "override-endpoint",
        "true",
        component + "uri-endpoint-override",
        url,
        component + "force-path-style",
        "true");
  }

  @Override
  public void start() throws Exception {
    server.start(
        List.of(
            ServerProcess.java(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("s3mock.jar"),
            "--server.port=" + tlsPort,
            PROPERTY + "httpPort=" + port,
            PROPERTY + "store.root=" + server.folder().resolve("store"),
            PROPERTY + "store.retainFilesOnExit=true",
            PROPERTY + "store.initialBuckets=netskope"));
    Await.until("the S3 server", () -> Http.get(url + "/netskope?list-type=2").contains("Bucket"));
  }

  @Override
  public void kill() {
    server.kill();
  }

  private List<String> keys() throws Exception {
    String list = Http.get(url + "/netskope?list-type=2&max-keys=1000");
    return KEY.matcher(list).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private List<String> lines(String key) throws IOException {
    try (InputStream object = URI.create(url + "/netskope/" + key).toURL().openStream();
        InputStream text = new GZIPInputStream(object)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Override
  public long count() throws Exception {
    long records = 0;
    for (String key : keys()) {
      records += lines(key).size();
    }
    return records;
  }

  @Override
  public void read(Judge judge) throws Exception {
    for (String key : keys()) {
      String feed = key.substring(0, key.lastIndexOf('/'));
      lines(key).forEach(line -> judge.text(feed, line));
    }
  }

  @Override
  public void close() throws IOException {
    server.remove();
  }
}
