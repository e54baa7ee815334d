package io.github.camelnetskope;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * All options except those of a single query. Their descriptions are the source of the
 * documentation.
 */
@UriParams
public class NetskopeConfiguration implements Cloneable {

  @UriParam(
      description =
          "The tenant: a host such as `acme.goskope.com`, or a base URL. Plain `http://` only to a"
              + " loopback host. Required, on the component or in the URI.")
  private @Nullable String tenant;

  @UriParam(
      label = "security",
      secret = true,
      description =
          "The token: that of REST API v2 for `dataexport` and `v2`, that of v1 for `v1`.")
  private @Nullable String token;

  @UriParam(
      label = "security",
      description =
          "The token is read from this file, again when the file changes and after a 401 or 403:"
              + " rotation without restart.")
  private @Nullable String tokenFile;

  @UriParam(
      label = "security,advanced",
      description =
          "The token comes from this bean, asked before each request: for vaults and tokens that"
              + " are renewed by the application.")
  private @Nullable Supplier<String> tokenSupplier;

  @UriParam(
      defaultValue = "JSON",
      description =
          "The type of a body. JSON: the exact source text of the record as a String. BYTES: the"
              + " same as UTF-8 bytes. MAP: a Map with integers of any size intact.")
  private BodyType bodyType = BodyType.JSON;

  @UriParam(
      label = "advanced",
      description =
          "An Apache HttpClient 5 of your own. Its automatic retries and redirects must be off,"
              + " since a repeated request loses a page; this is checked at start. Credentials for"
              + " a proxy must be limited to that proxy.")
  private @Nullable HttpClient httpClient;

  @UriParam(label = "security", description = "Trusted certificates, protocols and ciphers.")
  private @Nullable SSLContextParameters sslContextParameters;

  @UriParam(
      label = "proxy",
      description =
          "Whether the JVM's proxy is used when no proxyHost is set: https.proxyHost,"
              + " https.proxyPort, http.nonProxyHosts, https.proxyUser, https.proxyPassword, or"
              + " what ProxySelector and Authenticator say when the endpoint starts.")
  private boolean useSystemProperties;

  @UriParam(label = "proxy", description = "The host of the HTTP proxy.")
  private @Nullable String proxyHost;

  @UriParam(label = "proxy", defaultValue = "8080", description = "The port of the HTTP proxy.")
  private int proxyPort = 8080;

  @UriParam(
      label = "proxy,security",
      secret = true,
      description = "The user name for the HTTP proxy.")
  private @Nullable String proxyUsername;

  @UriParam(
      label = "proxy,security",
      secret = true,
      description = "The password for the HTTP proxy.")
  private @Nullable String proxyPassword;

  @UriParam(
      defaultValue = "10s",
      javaType = "java.time.Duration",
      description = "How long connecting may take, TLS included.")
  private Duration connectTimeout = Duration.ofSeconds(10);

  @UriParam(
      defaultValue = "120s",
      javaType = "java.time.Duration",
      description = "The longest silence of the tenant, before its answer and within it.")
  private Duration responseTimeout = Duration.ofMinutes(2);

  @UriParam(
      defaultValue = "10m",
      javaType = "java.time.Duration",
      description =
          "How long an answer may take from the request to its last byte, even if it arrives"
              + " steadily.")
  private Duration answerTimeout = Duration.ofMinutes(10);

  @UriParam(
      label = "advanced",
      description =
          "The User-Agent header. Default: `camel-netskope/VERSION`. Netskope asks integrators to"
              + " name script and tenant.")
  private @Nullable String userAgent;

  @UriParam(
      label = "advanced",
      defaultValue = "268435456",
      description = "A page of more bytes, compressed or not, is refused.")
  private int maxPageBytes = 256 * 1024 * 1024;

  @UriParam(
      label = "advanced",
      description =
          "The most memory, in bytes, for the compressed answers in hand of all endpoints of the"
              + " Camel context with this value. A feed that needs more sends its request later."
              + " Default: a quarter of the heap.")
  private long maxBufferedBytes = Runtime.getRuntime().maxMemory() / 4;

  @UriParam(
      label = "consumer",
      description =
          "Required by a consumer: its own name for its cursor, 1 to 64 letters of ASCII, digits,"
              + " dots, underscores and hyphens. Two consumers with the same index take records"
              + " away from each other.")
  private @Nullable String index;

  @UriParam(
      label = "consumer",
      defaultValue = "resend",
      description =
          "Where a cursor without a checkpoint begins. resend: repeat the last page handed out for"
              + " this index, then continue. next: continue after it, even if it was not finished."
              + " Or a time, requested once: now, an ISO-8601 instant, epoch seconds, or a time"
              + " back such as `-PT24H`. An index that the tenant has never seen begins at its"
              + " oldest record.")
  private String startFrom = "resend";

  @UriParam(
      label = "consumer",
      description =
          "Where the consumer ends: `now`, an ISO-8601 instant, epoch seconds, or a time back"
              + " such as `-PT1H`; fixed when the cursor is first started. It reads everything"
              + " that the tenant inserted before that time, to the end of the page on which"
              + " `timestamp_hwm` reaches it; the feed is then DONE and sends no more requests."
              + " Default: it never ends.")
  private @Nullable String until;

  @UriParam(
      label = "consumer",
      defaultValue = "1",
      description =
          "How many cursors read the history of each feed in parallel, from `startFrom`, which"
              + " has to be a time, to `until`. Without `until` they read to the last whole hour"
              + " before the first start, and another cursor reads on from there, also in"
              + " parallel. They have the indexes `INDEX.1` to `INDEX.n`; records are in order"
              + " only within each. See the page on backfill.")
  private int stripes = 1;

  @UriParam(
      label = "consumer",
      description =
          "Whether the route stops when all of its feeds have come to `until`. Camel Main then ends"
              + " with code 0 when no other route reads from outside.")
  private boolean stopWhenDone;

  @UriParam(
      label = "consumer",
      defaultValue = "RECORD",
      description =
          "What one exchange carries: a record, up to `batchSize` records, or a page. A batch or"
              + " page body is newline-delimited JSON (JSON, BYTES) or a list (MAP).")
  private Delivery delivery = Delivery.RECORD;

  @UriParam(label = "consumer", defaultValue = "1000", description = "The most records of a batch.")
  private int batchSize = 1000;

  @UriParam(
      label = "consumer,advanced",
      defaultValue = "10m",
      javaType = "java.time.Duration",
      description =
          "How long a gateway may still carry out a request that was given up. During this time a"
              + " `resend` is sent and compared before each `next`, until the page of such a"
              + " request was seen; 0 never.")
  private Duration probation = Duration.ofMinutes(10);

  @UriParam(
      label = "consumer,advanced",
      defaultValue = "0",
      description =
          "After this many times the same unreadable answer in a row, the answer is set aside in"
              + " `unreadableDir`, and the feed continues after it; 0: never, the feed does not"
              + " continue.")
  private int skipUnreadableAfter;

  @UriParam(
      label = "consumer,advanced",
      description =
          "Answers that cannot be read are set aside in this folder, compressed, at most 100 of"
              + " each feed. Default: the folder `unreadable` in `checkpointDir`.")
  private @Nullable String unreadableDir;

  @UriParam(
      label = "consumer",
      description =
          "Whether an alert that comes in `events/alert` and in a feed of `alerts/` is delivered"
              + " only once, from the latter. For a consumer that reads both. `events/alert`"
              + " waits for the other feeds, at most 2 minutes a page; the last 20,000 alerts of"
              + " each are remembered beside its checkpoint.")
  private boolean deduplicate;

  @UriParam(
      label = "consumer",
      description =
          "Keep checkpoints in this folder: one small file for each cursor, written atomically and"
              + " forced to disk. Without it, and without `checkpointRepository`, they are kept in"
              + " memory.")
  private @Nullable String checkpointDir;

  @UriParam(
      label = "consumer",
      description =
          "Keep checkpoints in this repository. Several nodes may share it only if it is a"
              + " `FencedStateRepository`; any other is fenced within this JVM only.")
  private @Nullable StateRepository<String, String> checkpointRepository;

  @UriParam(
      label = "consumer",
      defaultValue = "1s",
      javaType = "java.time.Duration",
      description =
          "While a page is being delivered its position is saved at most this often. A crash"
              + " repeats at most what one interval delivered.")
  private Duration checkpointInterval = Duration.ofSeconds(1);

  @UriParam(
      label = "consumer",
      defaultValue = "RETRY",
      description =
          "What a failed exchange does. RETRY: hold the position, wait, deliver again from that"
              + " record. SKIP: hand the failure to the exception handler and continue. STOP: hold"
              + " the position and stop this feed.")
  private OnFailure onFailure = OnFailure.RETRY;

  @UriParam(
      label = "consumer,advanced",
      defaultValue = "false",
      description =
          "A record is done when the route calls the `NetskopeCommit` in the header"
              + " `CamelNetskopeManualCommit`, instead of when its exchange is done.")
  private boolean manualCommit = false;

  @UriParam(
      label = "consumer",
      defaultValue = "1",
      description =
          "How many exchanges of one page are processed at once. With more than 1 they may overtake"
              + " each other; the position moves only over a completed prefix.")
  private int maxInFlight = 1;

  @UriParam(
      label = "consumer",
      defaultValue = "4",
      description =
          "How many feeds of the consumer may be in the route at once; at most the number of feeds"
              + " is used. Waiting for the tenant takes none of these places.")
  private int pollerThreads = 4;

  @UriParam(
      label = "consumer",
      defaultValue = "1s",
      javaType = "java.time.Duration",
      description = "The shortest wait after a page that was not full.")
  private Duration minWait = Duration.ofSeconds(1);

  @UriParam(
      label = "consumer",
      defaultValue = "30s",
      javaType = "java.time.Duration",
      description = "The wait where an answer has no `wait_time`.")
  private Duration defaultWait = Duration.ofSeconds(30);

  @UriParam(
      label = "consumer",
      defaultValue = "15m",
      javaType = "java.time.Duration",
      description = "The longest wait that the tenant may ask for.")
  private Duration maxWait = Duration.ofMinutes(15);

  @UriParam(
      defaultValue = "5s",
      javaType = "java.time.Duration",
      description =
          "The wait after a first transient failure; doubled after each further one, up to 10 %"
              + " more or less.")
  private Duration retryDelay = Duration.ofSeconds(5);

  @UriParam(
      defaultValue = "5m",
      javaType = "java.time.Duration",
      description = "The longest wait after transient failures.")
  private Duration maxRetryDelay = Duration.ofMinutes(5);

  @UriParam(
      label = "consumer",
      defaultValue = "60s",
      javaType = "java.time.Duration",
      description =
          "The wait after a 401, 403 or 404: an operator has to fix the token, its scope or the"
              + " licence first.")
  private Duration authRetryDelay = Duration.ofMinutes(1);

  @UriParam(
      label = "consumer",
      defaultValue = "OFF",
      description =
          "At start, request each feed once, for a time in the future and with a separate index,"
              + " and report problems of host name, TLS, token or scope. WARN: log them and"
              + " start. FAIL: refuse to start. OFF: no check, problems show at the first"
              + " request.")
  private StartupCheck startupCheck = StartupCheck.OFF;

  @UriParam(
      label = "consumer,health",
      defaultValue = "10m",
      javaType = "java.time.Duration",
      description =
          "A transient problem, or a feed that makes no progress, makes the readiness check DOWN"
              + " once it has lasted this long; 0 never.")
  private Duration stallThreshold = Duration.ofMinutes(10);

  @UriParam(
      label = "consumer,health",
      defaultValue = "30s",
      javaType = "java.time.Duration",
      description =
          "A feed with one exchange, or one call of the checkpoint store, that has not returned"
              + " for this time is HUNG: it gives up its place in the route to other feeds; 0"
              + " never.")
  private Duration hangThreshold = Duration.ofSeconds(30);

  @UriParam(
      label = "consumer,health",
      defaultValue = "0",
      javaType = "java.time.Duration",
      description = "A feed that is further behind is LAGGING and not ready; 0 never.")
  private Duration lagThreshold = Duration.ZERO;

  @UriParam(
      label = "consumer,health",
      defaultValue = "0",
      javaType = "java.time.Duration",
      description =
          "A feed that has delivered nothing for this time is STALE and not ready; 0 never.")
  private Duration staleAfter = Duration.ZERO;

  /** A copy that can be changed on its own. */
  public NetskopeConfiguration copy() {
    try {
      return (NetskopeConfiguration) clone();
    } catch (CloneNotSupportedException e) {
      throw new RuntimeCamelException(e);
    }
  }

  public @Nullable String getTenant() {
    return tenant;
  }

  public void setTenant(@Nullable String tenant) {
    this.tenant = tenant;
  }

  public @Nullable String getToken() {
    return token;
  }

  public void setToken(@Nullable String token) {
    this.token = token;
  }

  public @Nullable String getTokenFile() {
    return tokenFile;
  }

  public void setTokenFile(@Nullable String tokenFile) {
    this.tokenFile = tokenFile;
  }

  public @Nullable Supplier<String> getTokenSupplier() {
    return tokenSupplier;
  }

  public void setTokenSupplier(@Nullable Supplier<String> tokenSupplier) {
    this.tokenSupplier = tokenSupplier;
  }

  public BodyType getBodyType() {
    return bodyType;
  }

  public void setBodyType(BodyType bodyType) {
    this.bodyType = bodyType;
  }

  public @Nullable HttpClient getHttpClient() {
    return httpClient;
  }

  public void setHttpClient(@Nullable HttpClient httpClient) {
    this.httpClient = httpClient;
  }

  public @Nullable SSLContextParameters getSslContextParameters() {
    return sslContextParameters;
  }

  public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
    this.sslContextParameters = sslContextParameters;
  }

  public boolean isUseSystemProperties() {
    return useSystemProperties;
  }

  public void setUseSystemProperties(boolean useSystemProperties) {
    this.useSystemProperties = useSystemProperties;
  }

  public @Nullable String getProxyHost() {
    return proxyHost;
  }

  public void setProxyHost(@Nullable String proxyHost) {
    this.proxyHost = proxyHost;
  }

  public int getProxyPort() {
    return proxyPort;
  }

  public void setProxyPort(int proxyPort) {
    this.proxyPort = proxyPort;
  }

  public @Nullable String getProxyUsername() {
    return proxyUsername;
  }

  public void setProxyUsername(@Nullable String proxyUsername) {
    this.proxyUsername = proxyUsername;
  }

  public @Nullable String getProxyPassword() {
    return proxyPassword;
  }

  public void setProxyPassword(@Nullable String proxyPassword) {
    this.proxyPassword = proxyPassword;
  }

  public Duration getConnectTimeout() {
    return connectTimeout;
  }

  public void setConnectTimeout(Duration connectTimeout) {
    this.connectTimeout = connectTimeout;
  }

  public Duration getResponseTimeout() {
    return responseTimeout;
  }

  public void setResponseTimeout(Duration responseTimeout) {
    this.responseTimeout = responseTimeout;
  }

  public Duration getAnswerTimeout() {
    return answerTimeout;
  }

  public void setAnswerTimeout(Duration answerTimeout) {
    this.answerTimeout = answerTimeout;
  }

  public @Nullable String getUserAgent() {
    return userAgent;
  }

  public void setUserAgent(@Nullable String userAgent) {
    this.userAgent = userAgent;
  }

  public int getMaxPageBytes() {
    return maxPageBytes;
  }

  public void setMaxPageBytes(int maxPageBytes) {
    this.maxPageBytes = maxPageBytes;
  }

  public long getMaxBufferedBytes() {
    return maxBufferedBytes;
  }

  public void setMaxBufferedBytes(long maxBufferedBytes) {
    this.maxBufferedBytes = maxBufferedBytes;
  }

  public @Nullable String getIndex() {
    return index;
  }

  public void setIndex(@Nullable String index) {
    this.index = index;
  }

  public String getStartFrom() {
    return startFrom;
  }

  public void setStartFrom(String startFrom) {
    this.startFrom = startFrom;
  }

  public int getStripes() {
    return stripes;
  }

  public void setStripes(int stripes) {
    this.stripes = stripes;
  }

  public @Nullable String getUntil() {
    return until;
  }

  public void setUntil(@Nullable String until) {
    this.until = until;
  }

  public boolean isStopWhenDone() {
    return stopWhenDone;
  }

  public void setStopWhenDone(boolean stopWhenDone) {
    this.stopWhenDone = stopWhenDone;
  }

  public Delivery getDelivery() {
    return delivery;
  }

  public void setDelivery(Delivery delivery) {
    this.delivery = delivery;
  }

  public int getBatchSize() {
    return batchSize;
  }

  public void setBatchSize(int batchSize) {
    this.batchSize = batchSize;
  }

  public int getSkipUnreadableAfter() {
    return skipUnreadableAfter;
  }

  public void setSkipUnreadableAfter(int skipUnreadableAfter) {
    this.skipUnreadableAfter = skipUnreadableAfter;
  }

  public boolean isDeduplicate() {
    return deduplicate;
  }

  public void setDeduplicate(boolean deduplicate) {
    this.deduplicate = deduplicate;
  }

  public @Nullable String getUnreadableDir() {
    return unreadableDir;
  }

  public void setUnreadableDir(@Nullable String unreadableDir) {
    this.unreadableDir = unreadableDir;
  }

  public Duration getProbation() {
    return probation;
  }

  public void setProbation(Duration probation) {
    this.probation = probation;
  }

  public @Nullable String getCheckpointDir() {
    return checkpointDir;
  }

  public void setCheckpointDir(@Nullable String checkpointDir) {
    this.checkpointDir = checkpointDir;
  }

  public @Nullable StateRepository<String, String> getCheckpointRepository() {
    return checkpointRepository;
  }

  public void setCheckpointRepository(
      @Nullable StateRepository<String, String> checkpointRepository) {
    this.checkpointRepository = checkpointRepository;
  }

  public Duration getCheckpointInterval() {
    return checkpointInterval;
  }

  public void setCheckpointInterval(Duration checkpointInterval) {
    this.checkpointInterval = checkpointInterval;
  }

  public OnFailure getOnFailure() {
    return onFailure;
  }

  public void setOnFailure(OnFailure onFailure) {
    this.onFailure = onFailure;
  }

  public boolean isManualCommit() {
    return manualCommit;
  }

  public void setManualCommit(boolean manualCommit) {
    this.manualCommit = manualCommit;
  }

  public int getMaxInFlight() {
    return maxInFlight;
  }

  public void setMaxInFlight(int maxInFlight) {
    this.maxInFlight = maxInFlight;
  }

  public int getPollerThreads() {
    return pollerThreads;
  }

  public void setPollerThreads(int pollerThreads) {
    this.pollerThreads = pollerThreads;
  }

  public Duration getMinWait() {
    return minWait;
  }

  public void setMinWait(Duration minWait) {
    this.minWait = minWait;
  }

  public Duration getDefaultWait() {
    return defaultWait;
  }

  public void setDefaultWait(Duration defaultWait) {
    this.defaultWait = defaultWait;
  }

  public Duration getMaxWait() {
    return maxWait;
  }

  public void setMaxWait(Duration maxWait) {
    this.maxWait = maxWait;
  }

  public Duration getRetryDelay() {
    return retryDelay;
  }

  public void setRetryDelay(Duration retryDelay) {
    this.retryDelay = retryDelay;
  }

  public Duration getMaxRetryDelay() {
    return maxRetryDelay;
  }

  public void setMaxRetryDelay(Duration maxRetryDelay) {
    this.maxRetryDelay = maxRetryDelay;
  }

  public Duration getAuthRetryDelay() {
    return authRetryDelay;
  }

  public void setAuthRetryDelay(Duration authRetryDelay) {
    this.authRetryDelay = authRetryDelay;
  }

  public StartupCheck getStartupCheck() {
    return startupCheck;
  }

  public void setStartupCheck(StartupCheck startupCheck) {
    this.startupCheck = startupCheck;
  }

  public Duration getStallThreshold() {
    return stallThreshold;
  }

  public void setStallThreshold(Duration stallThreshold) {
    this.stallThreshold = stallThreshold;
  }

  public Duration getHangThreshold() {
    return hangThreshold;
  }

  public void setHangThreshold(Duration hangThreshold) {
    this.hangThreshold = hangThreshold;
  }

  public Duration getLagThreshold() {
    return lagThreshold;
  }

  public void setLagThreshold(Duration lagThreshold) {
    this.lagThreshold = lagThreshold;
  }

  public Duration getStaleAfter() {
    return staleAfter;
  }

  public void setStaleAfter(Duration staleAfter) {
    this.staleAfter = staleAfter;
  }
}
