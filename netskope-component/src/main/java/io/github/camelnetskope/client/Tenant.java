package io.github.camelnetskope.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Netskope tenant: scheme, host and port, nothing else.
 *
 * @param base for instance {@code https://acme.goskope.com}
 */
public record Tenant(URI base) {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
  private static final String ALLOWED =
      "a host such as acme.goskope.com or a base URL such as https://acme.goskope.com";

  /**
   * Reads a host name or a base URL. Without a scheme it is https; plain http is for a loopback
   * host only, since the token would be readable in transit.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Tenant parse(String text) {
    String url = text.contains("://") ? text : "https://" + text;
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw refused(text, ALLOWED);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    checkParts(text, uri, host);
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
      throw refused(text, ALLOWED + "; plain http only to a loopback host");
    }
    boolean usual = uri.getPort() < 0 || uri.getPort() == usualPort(scheme);
    String port = usual ? "" : ":" + uri.getPort();
    return new Tenant(URI.create(scheme + "://" + host + port));
  }

  private static void checkParts(String text, URI uri, String host) {
    String path = String.valueOf(uri.getRawPath());
    boolean bare =
        uri.getRawUserInfo() == null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && (path.isEmpty() || path.equals("/"));
    boolean named = uri.getHost() != null && (host.equals("[::1]") || HOST.matcher(host).matches());
    if (!bare || !named || uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw refused(text, ALLOWED);
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127(?:\\.\\d{1,3}){3}");
  }

  private static IllegalArgumentException refused(String text, String allowed) {
    // The given text may hold user info: show it only if it cannot contain a password.
    String shown = text.contains("@") ? "a value with an @" : "'" + printable(text) + "'";
    return new IllegalArgumentException("tenant: was " + shown + ", allowed is " + allowed);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static int usualPort(String scheme) {
    return scheme.equals("http") ? 80 : 443;
  }

  /** Host and port, even if the port is the default: the tenant's name in earlier versions. */
  public String nameWithPort() {
    return base.getPort() < 0 ? authority() + ":" + usualPort(base.getScheme()) : authority();
  }

  /** Host and port, which identify the tenant. */
  public String authority() {
    return base.getAuthority();
  }

  /** The address of a path of this tenant. */
  public URI resolve(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  @Override
  public String toString() {
    return authority();
  }
}
