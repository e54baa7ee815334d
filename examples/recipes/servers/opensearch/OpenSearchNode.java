import org.codelibs.opensearch.runner.OpenSearchRunner;

/** An OpenSearch node on the loopback interface; its arguments are a folder and two ports. */
public final class OpenSearchNode {
  private OpenSearchNode() {}

  public static void main(String[] arguments) throws Exception {
    var runner = new OpenSearchRunner();
    runner.onBuild(
        (number, settings) -> {
          settings.put("discovery.type", "single-node");
          settings.put("network.host", "127.0.0.1");
          settings.put("http.port", arguments[1]);
          settings.put("transport.port", arguments[2]);
        });
    runner.build(
        OpenSearchRunner.newConfigs()
            .basePath(arguments[0])
            .numOfNode(1)
            .clusterName("recipes")
            .useLogger());
    Thread.currentThread().join();
  }
}
