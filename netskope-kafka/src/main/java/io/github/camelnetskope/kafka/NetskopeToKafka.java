package io.github.camelnetskope.kafka;

import io.github.camelnetskope.checkpoint.FencedStateRepository;
import io.github.camelnetskope.client.Feed;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.URISupport;

/**
 * Feeds of a tenant into a Kafka topic, each record exactly once, by one node or by several that
 * share the feeds. A page's records and its checkpoint are one Kafka transaction; consumers with
 * {@code isolation.level=read_committed} see all of a page or nothing of it.
 *
 * <pre>{@code
 * context.addRoutes(
 *     new NetskopeToKafka("kafka:9092", "netskope-siem",
 *         "netskope:dataexport/*?tenant=acme.goskope.com&tokenFile=/etc/netskope/token&index=siem",
 *         "netskope-events"));
 * }</pre>
 *
 * <p>Creates one route for each feed, {@code netskope-to-kafka-events/page} for instance, which
 * runs on the node that has the feed. All nodes must have the same feeds in the same order.
 * Configure it before it is added to the Camel context.
 */
public final class NetskopeToKafka extends RouteBuilder {
  private static final String FEEDS = "netskope:dataexport/";
  private static final String OPTIONS =
      "delivery=PAGE&bodyType=BYTES&initialDelay=0"
          + "&checkpointRepository=#%1$s-checkpoints&scheduledExecutorService=#%1$s-threads";
  private static final List<String> TAKEN =
      List.of(
          "delivery",
          "bodyType",
          "initialDelay",
          "checkpointRepository",
          "checkpointDir",
          "scheduledExecutorService",
          "pollerThreads");

  private final Map<String, Object> clientConfig = new HashMap<>();
  private final Map<String, Object> producerConfig = new HashMap<>();
  private String group = "";
  private String from = "";
  private String topic = "";
  private String keyField = "_id";
  private boolean keyByFeed;
  private String through = "";
  private int pollerThreads = 4;
  private Duration sessionTimeout = Duration.ofSeconds(6);
  private short replicationFactor = -1;
  private UnaryOperator<FencedStateRepository> checkpoints = UnaryOperator.identity();

  /** To be configured with the setters. */
  public NetskopeToKafka() {}

  /**
   * With all settings that have no default.
   *
   * @param bootstrapServers the Kafka brokers, {@code host:port}, comma-separated
   * @param group see {@link #setGroup}
   * @param from see {@link #setFrom}
   * @param topic see {@link #setTopic}
   */
  public NetskopeToKafka(String bootstrapServers, String group, String from, String topic) {
    clientConfig.put("bootstrap.servers", bootstrapServers);
    this.group = group;
    this.from = from;
    this.topic = topic;
  }

  /** The Kafka brokers: {@code host:port}, comma-separated. */
  public void setBootstrapServers(String bootstrapServers) {
    clientConfig.put("bootstrap.servers", bootstrapServers);
  }

  /** Further settings of all Kafka clients, for instance for TLS and SASL. */
  public void setClientConfig(Map<String, Object> config) {
    clientConfig.putAll(config);
  }

  /** The settings of {@link #setClientConfig}, to add more. */
  public Map<String, Object> getClientConfig() {
    return clientConfig;
  }

  /** Further settings of the Kafka producers, for instance {@code max.request.size}. */
  public void setProducerConfig(Map<String, Object> config) {
    producerConfig.putAll(config);
  }

  /** The settings of {@link #setProducerConfig}, to add more. */
  public Map<String, Object> getProducerConfig() {
    return producerConfig;
  }

  /**
   * The name of the consumer group and of its topic, and the prefix of each {@code
   * transactional.id}. Use a different one for each tenant and index. The topic is created if it
   * does not exist, and stays empty; the checkpoints are the group's committed offsets.
   */
  public void setGroup(String group) {
    this.group = group;
  }

  /** The endpoint URI with the feeds and options, without those that this class sets. */
  public void setFrom(String from) {
    this.from = from;
  }

  /** The topic; {@code {feed}} in it is replaced, for instance by {@code events-page}. */
  public void setTopic(String topic) {
    this.topic = topic;
  }

  /** The field of a record that is its key. Default: {@code _id}. */
  public void setKeyField(String keyField) {
    this.keyField = keyField;
  }

  /**
   * Whether the key is the feed instead. Then the records of a feed are in one partition, and so in
   * order. Default: false.
   */
  public void setKeyByFeed(boolean keyByFeed) {
    this.keyByFeed = keyByFeed;
  }

  /** An endpoint such as {@code direct:own} to which each page is sent before it goes to Kafka. */
  public void setThrough(String through) {
    this.through = through;
  }

  /**
   * How many feeds of a node may be in the route at once. Default: 4. Waiting for the tenant takes
   * none of these places.
   */
  public void setPollerThreads(int pollerThreads) {
    this.pollerThreads = pollerThreads;
  }

  /** The compression of the producers. Default: {@code lz4}. */
  public void setCompression(String compression) {
    producerConfig.put("compression.type", compression);
  }

  /** A node that is silent for so long loses its feeds. Default: 6 s, the brokers' minimum. */
  public void setSessionTimeout(Duration sessionTimeout) {
    this.sessionTimeout = sessionTimeout;
  }

  /** The replication factor of the group's topic when it is created. Default: the broker's. */
  public void setReplicationFactor(short replicationFactor) {
    this.replicationFactor = replicationFactor;
  }

  /** For tests: wraps the checkpoints of the consumers. */
  void setCheckpoints(UnaryOperator<FencedStateRepository> around) {
    this.checkpoints = around;
  }

  /** Adds its routes to its Camel context, where Camel does not do it by itself: in YAML. */
  public void register() throws Exception {
    getCamelContext().addRoutes(this);
  }

  @Override
  public void configure() throws Exception {
    String source = getContext().resolvePropertyPlaceholders(required("from", from));
    List<Feed> feeds = feeds(source);
    var service =
        new KafkaGroupClusterService(clientConfig, required("group", group), names(feeds));
    service.setSessionTimeout(sessionTimeout);
    service.setReplicationFactor(replicationFactor);
    var producers = new FeedProducers(clientConfig, producerConfig, sessionTimeout);
    var routes = new FeedRoutes(service, producers, feeds);

    String beans = "netskope-to-kafka-" + group;
    Registry registry = getContext().getRegistry();
    registry.bind(beans + "-checkpoints", checkpoints.apply(routes.writers()));
    registry.bind(beans + "-threads", threads());
    var key = new RecordKey(keyByFeed ? "" : required("keyField", keyField));
    var sink = new PageSink(routes.writers(), required("topic", topic), key);
    // The consumer logs failures and handles them.
    errorHandler(noErrorHandler());
    for (Feed feed : feeds) {
      RouteDefinition route = from(FEEDS + feed + "?" + options(source, beans));
      route.routeId(FeedRoutes.id(feed)).autoStartup(false);
      if (!through.isEmpty()) {
        route.to(through);
      }
      route.process(sink);
    }
    getContext().addStartupListener(routes);
  }

  private ScheduledExecutorService threads() {
    var threads = getContext().getExecutorServiceManager();
    return threads.newScheduledThreadPool(this, "NetskopeFeeds", pollerThreads);
  }

  private static String required(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + ": is required");
    }
    return value;
  }

  private static List<Feed> feeds(String source) {
    String path = source.split("\\?", 2)[0];
    if (!path.startsWith(FEEDS)) {
      throw new IllegalArgumentException("from: was '" + path + "', expected " + FEEDS + "...");
    }
    return Feed.parseList(path.substring(FEEDS.length()));
  }

  private static List<String> names(List<Feed> feeds) {
    return feeds.stream().map(Feed::path).toList();
  }

  /** The options of an endpoint that uses some beans. */
  private static String options(String source, String beans) throws URISyntaxException {
    String ours = OPTIONS.formatted(beans);
    int query = source.indexOf('?');
    if (query < 0) {
      return ours;
    }
    String given = source.substring(query + 1);
    Set<String> names = URISupport.parseQuery(given).keySet();
    List<String> taken = TAKEN.stream().filter(names::contains).toList();
    if (!taken.isEmpty()) {
      throw new IllegalArgumentException("from: leave out " + taken + ", which are set already");
    }
    if (names.contains("stripes")) {
      throw new IllegalArgumentException(
          "from: leave out stripes: the offsets of a group are one position a feed");
    }
    return given + "&" + ours;
  }
}
