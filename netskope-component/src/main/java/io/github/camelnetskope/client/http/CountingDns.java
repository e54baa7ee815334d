package io.github.camelnetskope.client.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** The system's DNS resolver; remembers how many addresses each host has. Thread-safe. */
final class CountingDns implements DnsResolver {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    counts.put(host, addresses.length);
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  int count(String host) {
    return counts.getOrDefault(host, 1);
  }
}
