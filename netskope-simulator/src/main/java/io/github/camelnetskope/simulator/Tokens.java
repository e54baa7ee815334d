package io.github.camelnetskope.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The accepted tokens and their scopes. Changes take effect with the next request. Thread-safe. */
public final class Tokens {

  private final InstantSource clock;
  private final int unknownStatus;
  private final Map<String, Instant> v2 = new HashMap<>();
  private final Map<String, Instant> v1 = new HashMap<>();
  private final Set<String> forbidden = new HashSet<>();
  private final Map<String, Set<String>> forbiddenTo = new HashMap<>();

  Tokens(InstantSource clock, int unknownStatus) {
    this.clock = clock;
    this.unknownStatus = unknownStatus;
  }

  /** Accepts one more v2 token. */
  public synchronized void accept(String token) {
    v2.put(token, Instant.MAX);
  }

  /** Accepts one more v1 token. */
  public synchronized void acceptV1(String token) {
    v1.put(token, Instant.MAX);
  }

  /** Accepts a new v2 token instead of all others. */
  public synchronized void replaceBy(String token) {
    v2.clear();
    accept(token);
  }

  /** Accepts a new v1 token instead of all others. */
  public synchronized void replaceV1By(String token) {
    v1.clear();
    acceptV1(token);
  }

  /** Revokes a token. */
  public synchronized void revoke(String token) {
    v2.remove(token);
    v1.remove(token);
  }

  /** Lets a known token expire at an instant. */
  public synchronized void expire(String token, Instant at) {
    v2.replace(token, at);
    v1.replace(token, at);
  }

  /** Removes a feed ({@code alerts/dlp}) or v1 endpoint ({@code v1/alerts}) from all scopes. */
  public synchronized void forbid(String feed) {
    forbidden.add(feed);
  }

  /** Removes a feed from the scope of one token. */
  public synchronized void forbid(String token, String feed) {
    forbiddenTo.computeIfAbsent(token, unused -> new HashSet<>()).add(feed);
  }

  /** Adds a feed to all scopes again. */
  public synchronized void allow(String feed) {
    forbidden.remove(feed);
    forbiddenTo.values().forEach(feeds -> feeds.remove(feed));
  }

  /** The status with which a request is refused, 0 when it is not. */
  synchronized int refusal(SimulatorRequest request, String feed) {
    String token = tokenOf(request);
    if (!isLive(v2, token)) {
      return unknownStatus;
    }
    boolean outOfScope =
        forbidden.contains(feed) || forbiddenTo.getOrDefault(token, Set.of()).contains(feed);
    return outOfScope ? 403 : 0;
  }

  synchronized boolean isV1(String token) {
    return isLive(v1, token);
  }

  synchronized boolean isForbidden(String endpoint) {
    return forbidden.contains(endpoint);
  }

  private boolean isLive(Map<String, Instant> tokens, String token) {
    Instant expiry = tokens.get(token);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  private static String tokenOf(SimulatorRequest request) {
    String bearer = "Bearer ";
    return request
        .headerValue(SimulatorRequest.TOKEN_HEADER)
        .or(
            () ->
                request
                    .headerValue("Authorization")
                    .filter(value -> value.startsWith(bearer))
                    .map(value -> value.substring(bearer.length())))
        .orElse("");
  }
}
