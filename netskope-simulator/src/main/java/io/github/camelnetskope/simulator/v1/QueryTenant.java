package io.github.camelnetskope.simulator.v1;

import io.github.camelnetskope.simulator.iterator.RecordLog;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The data of API v1. Thread-safe. */
public final class QueryTenant {

  /** A URL list every tenant has. */
  public static final String URL_LIST = "Blocked";

  /** A file hash list every tenant has. */
  public static final String FILE_HASH_LIST = "Malicious files";

  private final Map<String, QueryEndpoint> endpoints = new HashMap<>(Configured.endpoints());
  private final ReplacedLists urlLists = ReplacedLists.urls();
  private final ReplacedLists fileHashLists = ReplacedLists.fileHashes();
  private final HeldFiles quarantine;
  private final HeldFiles legalHold;
  private final List<String> acknowledged = new CopyOnWriteArrayList<>();

  /**
   * A tenant's v1 side.
   *
   * @param feeds the records of a feed by its name
   */
  public QueryTenant(Function<String, RecordLog> feeds, InstantSource clock, long seed) {
    quarantine = HeldFiles.quarantine(clock, seed);
    legalHold = HeldFiles.legalHold(clock, seed);
    urlLists.create(URL_LIST);
    fileHashLists.create(FILE_HASH_LIST);
    RecordQueries records = new RecordQueries(feeds, clock);
    endpoints.put("alerts", records::alerts);
    endpoints.put("events", records::events);
    endpoints.put("report", records::report);
    endpoints.put("clients", new Clients(seed)::answer);
    endpoints.put("userconfig", new Directory()::config);
    endpoints.put("quarantine", quarantine::answer);
    endpoints.put("legalhold", legalHold::answer);
    endpoints.put("updateurllist", urlLists::replace);
    endpoints.put("updatefilehashlist", fileHashLists::replace);
    endpoints.put("ackanomalies", this::acknowledge);
    endpoints.put("ackcompromisedcred", this::acknowledge);
    endpoints.put("app_instances", new AppInstances(clock)::answer);
    endpoints.put("csa_scan", new Scans()::answer);
  }

  /** Whether there is such an endpoint. */
  public boolean has(String endpoint) {
    return endpoints.containsKey(endpoint.toLowerCase(Locale.ROOT));
  }

  /** Answers a call of an existing endpoint. */
  public QueryAnswer answer(QueryCall call) {
    QueryEndpoint endpoint = endpoints.get(call.endpoint().toLowerCase(Locale.ROOT));
    if (endpoint == null) {
      throw new IllegalArgumentException(call.endpoint());
    }
    try {
      return endpoint.answer(call);
    } catch (QueryError e) {
      return QueryAnswer.error("General Error", e.errors());
    }
  }

  /** The file of a temporary token, if the token is still valid. */
  public Optional<QueryAnswer> download(String token) {
    return quarantine.download(token).or(() -> legalHold.download(token));
  }

  /** The URL lists; {@link #URL_LIST} exists from the beginning. */
  public ReplacedLists urlLists() {
    return urlLists;
  }

  /** The file hash lists; {@link #FILE_HASH_LIST} exists from the beginning. */
  public ReplacedLists fileHashLists() {
    return fileHashLists;
  }

  /** The decisions about quarantined files, by file id. */
  public Map<String, String> quarantineActions() {
    return quarantine.decided();
  }

  /** The decisions about files under legal hold, by file id. */
  public Map<String, String> legalHoldActions() {
    return legalHold.decided();
  }

  /** The users whose anomalies or credentials were acknowledged. */
  public List<String> acknowledgedUsers() {
    return List.copyOf(acknowledged);
  }

  private QueryAnswer acknowledge(QueryCall call) {
    call.required("users");
    acknowledged.addAll(call.values("users"));
    return QueryAnswer.message("");
  }
}
