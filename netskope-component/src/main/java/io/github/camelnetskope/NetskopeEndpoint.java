package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.QueryEndpoint;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.Transport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Consume events and alerts of a Netskope tenant without losing one, and query its REST APIs v1 and
 * v2.
 *
 * <p>A consumer polls the dataexport ("iterator") endpoints of v2; a producer calls all others.
 */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "netskope",
    title = "Netskope",
    syntax = "netskope:api/resource",
    category = {Category.CLOUD, Category.MONITORING},
    headersClass = NetskopeConstants.class)
public class NetskopeEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {
  static final String DATAEXPORT = "dataexport";
  static final String V1 = "v1";
  static final String V2 = "v2";

  @UriPath(
      enums = "dataexport,v1,v2",
      description = "`dataexport` to consume feeds; `v1` or `v2` to query that REST API.")
  @Metadata(required = true)
  private final String api;

  @UriPath(
      description =
          "For `dataexport`: a feed such as `events/page`, a list of them with commas, or an"
              + " asterisk for all, also behind `events/` or `alerts/`. For `v1`: the name of the"
              + " endpoint, for instance `alerts`. For `v2`: the path behind `/api/v2/`, for"
              + " instance `events/data/alert`.")
  @Metadata(required = true)
  private final String resource;

  @UriParam private NetskopeConfiguration configuration;

  @UriParam(
      label = "consumer,scheduler",
      defaultValue = "0",
      description =
          "Milliseconds before the next poll, at least: the tenant says how long to wait.")
  private long delay;

  @UriParam(
      label = "consumer,scheduler",
      defaultValue = "0",
      description = "Milliseconds before the first poll starts.")
  private long initialDelay;

  @UriParam
  private NetskopeQueryConfiguration queryConfiguration = new NetskopeQueryConfiguration();

  public NetskopeEndpoint(
      String uri,
      NetskopeComponent component,
      String api,
      String resource,
      NetskopeConfiguration configuration) {
    super(uri, component);
    this.api = api;
    this.resource = resource;
    this.configuration = configuration;
    super.setDelay(0);
    super.setInitialDelay(0);
  }

  @Override
  public long getDelay() {
    return delay;
  }

  @Override
  public void setDelay(long delay) {
    this.delay = delay;
    super.setDelay(delay);
  }

  @Override
  public long getInitialDelay() {
    return initialDelay;
  }

  @Override
  public void setInitialDelay(long initialDelay) {
    this.initialDelay = initialDelay;
    super.setInitialDelay(initialDelay);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    StartNotes.tenant(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    if (!api.equals(DATAEXPORT)) {
      throw new UnsupportedOperationException(
          "netskope:" + api + " is for producers (to); a consumer wants netskope:dataexport/FEED");
    }
    index();
    return new NetskopeConsumer(this, processor);
  }

  @Override
  public PollingConsumer createPollingConsumer() throws Exception {
    BadOptions.require(api.equals(DATAEXPORT), "api", api, DATAEXPORT + " for a consumer");
    index();
    BadOptions.require(
        configuration.getStripes() == 1,
        "stripes",
        configuration.getStripes(),
        "1 for pollEnrich or ConsumerTemplate, which read one cursor");
    return new NetskopePollingConsumer(this);
  }

  @Override
  public Producer createProducer() throws Exception {
    return switch (api) {
      case V1 -> new NetskopeProducer(this);
      case V2 -> new NetskopeOperationProducer(this);
      default ->
          throw new UnsupportedOperationException(
              "netskope:dataexport is for consumers (from); a producer wants v2/PATH or v1/NAME");
    };
  }

  /** Gives a consumer of one feed the polling options of this endpoint. */
  void configure(FeedConsumer consumer) throws Exception {
    configureConsumer(consumer);
  }

  Tenant tenant() {
    String tenant = configuration.getTenant();
    BadOptions.require(
        tenant != null && !tenant.isBlank(), "tenant", "", "a host such as acme.goskope.com");
    return Tenant.parse(Objects.requireNonNull(tenant).strip());
  }

  List<Feed> feeds() {
    return Feed.parseList(resource);
  }

  QueryEndpoint queryEndpoint() {
    return QueryEndpoint.named(resource);
  }

  IteratorIndex index() {
    return new IteratorIndex(Objects.requireNonNullElse(configuration.getIndex(), ""));
  }

  TokenSource tokens() {
    return Tokens.of(configuration, getEndpointUri());
  }

  Transport transport() throws Exception {
    SSLContextParameters parameters = configuration.getSslContextParameters();
    Optional<SSLContext> ssl =
        parameters == null ? Optional.empty() : Optional.of(getComponent().sslContext(parameters));
    return Transports.of(
        tenant(),
        configuration,
        ssl,
        getComponent()::transport,
        getComponent().threads().workers());
  }

  CheckpointStore checkpoints() {
    return Checkpoints.of(
        configuration, getCamelContext(), getComponent().time(), getComponent().memory());
  }

  @Override
  public NetskopeComponent getComponent() {
    return (NetskopeComponent) super.getComponent();
  }

  @Override
  public String getServiceUrl() {
    return String.valueOf(configuration.getTenant());
  }

  @Override
  public String getServiceProtocol() {
    return "https";
  }

  @Override
  public Map<String, String> getServiceMetadata() {
    String index = configuration.getIndex();
    return index == null || !api.equals(DATAEXPORT)
        ? Map.of()
        : Map.of("index", index, "feeds", feedNames());
  }

  private String feedNames() {
    return feeds().stream().map(Feed::path).collect(Collectors.joining(","));
  }

  public String getApi() {
    return api;
  }

  public String getResource() {
    return resource;
  }

  public NetskopeConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(NetskopeConfiguration configuration) {
    this.configuration = configuration;
  }

  public NetskopeQueryConfiguration getQueryConfiguration() {
    return queryConfiguration;
  }

  public void setQueryConfiguration(NetskopeQueryConfiguration queryConfiguration) {
    this.queryConfiguration = queryConfiguration;
  }
}
