package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointStore;
import io.github.camelnetskope.checkpoint.InMemoryCheckpointStore;
import io.github.camelnetskope.client.Time;
import io.github.camelnetskope.client.http.AsyncHttpTransport;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.client.http.TransportSettings;
import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.NetskopeHealthCheck;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.IOHelper;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/** Netskope tenants as Camel endpoints. Thread-safe. Options are set before it is started. */
@Component("netskope")
public class NetskopeComponent extends HealthCheckComponent implements SSLContextParametersAware {
  private static final PropertyConfigurer CHECKED = new CheckedConfigurer();

  @Metadata(description = "The options that all endpoints of this component begin with.")
  private NetskopeConfiguration configuration = new NetskopeConfiguration();

  @Metadata(
      label = "security",
      secret = true,
      description = "The token of REST API v1, for endpoints of `v1` that have none of their own.")
  private @Nullable String v1Token;

  @Metadata(
      label = "security",
      defaultValue = "false",
      description = "Use the SSL context parameters of the Camel context.")
  private boolean useGlobalSslContextParameters;

  @Metadata(
      label = "advanced",
      defaultValue = "false",
      description =
          "Whether the developer console may suspend, resume and poll feeds. Then everybody who can"
              + " reach the console can do so.")
  private boolean consoleActions;

  /** Endpoints with equal transport settings share connections. */
  private final Map<TransportSettings, Transport> transports = new ConcurrentHashMap<>();

  private Function<TransportSettings, Transport> connector = this::connect;
  private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();
  private final CheckpointStore memory = new InMemoryCheckpointStore();
  private @Nullable NetskopeHealthCheck healthCheck;
  private Time time = Time.SYSTEM;

  public NetskopeComponent() {}

  public NetskopeComponent(CamelContext context) {
    super(context);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    int slash = remaining.indexOf('/');
    String api = slash < 0 ? remaining : remaining.substring(0, slash);
    String resource = slash < 0 ? "" : remaining.substring(slash + 1);
    Tokens.checkOneSource(configuration);
    NetskopeConfiguration own = configuration.copy();
    if (api.equals(NetskopeEndpoint.V1)) {
      own.setToken(v1Token);
      own.setTokenFile(null);
      own.setTokenSupplier(null);
    }
    Tokens.override(own, parameters);
    var endpoint = new NetskopeEndpoint(uri, this, api, resource, own);
    if (!api.equals(NetskopeEndpoint.DATAEXPORT)) {
      Map<String, Object> others = PropertiesHelper.extractProperties(parameters, "param.");
      endpoint.getQueryConfiguration().setParameters(others);
    }
    BadOptions.check(getEndpointPropertyConfigurer(), parameters);
    setProperties(endpoint, parameters);
    if (own.getSslContextParameters() == null) {
      own.setSslContextParameters(retrieveGlobalSslContextParameters());
    }
    EndpointRules.check(endpoint);
    return endpoint;
  }

  /**
   * The generated configurer. Camel would look it up by a service file; in OSGi it searches only
   * the bundle of the route for that file and does not find it.
   */
  @Override
  public PropertyConfigurer getEndpointPropertyConfigurer() {
    PropertyConfigurer found = super.getEndpointPropertyConfigurer();
    return found == null ? new NetskopeEndpointConfigurer() : found;
  }

  /** Refuses bad values of options, likewise found without a service file. */
  @Override
  public PropertyConfigurer getComponentPropertyConfigurer() {
    return CHECKED;
  }

  /** The connections for these settings, opened at the first use and closed with the component. */
  Transport transport(TransportSettings settings) {
    return transports.computeIfAbsent(settings, connector);
  }

  private Transport connect(TransportSettings settings) {
    return AsyncHttpTransport.create(settings, threads().timer(), threads().workers());
  }

  /** For tests: replaces the network with another transport. */
  void setConnector(Function<TransportSettings, Transport> connector) {
    this.connector = connector;
  }

  /** One context for equal parameters, so that their endpoints share connections. */
  SSLContext sslContext(SSLContextParameters parameters)
      throws GeneralSecurityException, IOException {
    SSLContext known = sslContexts.get(parameters);
    if (known == null) {
      known = parameters.createSSLContext(getCamelContext());
      sslContexts.put(parameters, known);
    }
    return known;
  }

  /** The threads that all feeds and queries of the Camel context share. */
  NetskopeThreads threads() {
    return NetskopeThreads.of(getCamelContext());
  }

  /**
   * In-memory checkpoints, for endpoints without {@code checkpointDir} and {@code
   * checkpointRepository}.
   */
  CheckpointStore memory() {
    return memory;
  }

  /** The clocks by which all waits are measured. */
  Time time() {
    return time;
  }

  void setTime(Time time) {
    this.time = time;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    var check = new NetskopeHealthCheck(id(), isHealthCheckConsumerEnabled(), this::health);
    healthCheck = check;
    healthRegistry().ifPresent(registry -> registry.register(check));
  }

  /** Unique per component, since the registry keeps only one check with a given name. */
  private String id() {
    CamelContext context = getCamelContext();
    return context.getComponentNames().stream()
        .filter(name -> context.hasComponent(name) == this)
        .findFirst()
        .map(name -> "component:" + name)
        .orElse("component:netskope");
  }

  @Override
  protected void doStop() throws Exception {
    NetskopeHealthCheck check = healthCheck;
    if (check != null) {
      healthRegistry().ifPresent(registry -> registry.unregister(check));
    }
    super.doStop();
  }

  private Optional<HealthCheckRegistry> healthRegistry() {
    return Optional.ofNullable(HealthCheckRegistry.get(getCamelContext()));
  }

  private List<FeedHealth> health() {
    return NetskopeConsumer.in(getCamelContext())
        .filter(consumer -> ((NetskopeEndpoint) consumer.getEndpoint()).getComponent() == this)
        .flatMap(consumer -> consumer.health().stream())
        .toList();
  }

  @Override
  protected void doShutdown() throws Exception {
    for (Transport transport : transports.values()) {
      if (transport instanceof Closeable closeable) {
        IOHelper.close(closeable);
      }
    }
    transports.clear();
    super.doShutdown();
  }

  public NetskopeConfiguration getConfiguration() {
    return configuration;
  }

  public void setConfiguration(NetskopeConfiguration configuration) {
    this.configuration = configuration;
  }

  public @Nullable String getV1Token() {
    return v1Token;
  }

  public void setV1Token(@Nullable String v1Token) {
    this.v1Token = v1Token;
  }

  public boolean isConsoleActions() {
    return consoleActions;
  }

  public void setConsoleActions(boolean consoleActions) {
    this.consoleActions = consoleActions;
  }

  @Override
  public boolean isUseGlobalSslContextParameters() {
    return useGlobalSslContextParameters;
  }

  @Override
  public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
    this.useGlobalSslContextParameters = useGlobalSslContextParameters;
  }
}
