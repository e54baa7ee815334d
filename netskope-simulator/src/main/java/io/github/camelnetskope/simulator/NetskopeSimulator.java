package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.http.Encryption;
import io.github.camelnetskope.simulator.http.Framing;
import io.github.camelnetskope.simulator.http.HttpServer;
import io.github.camelnetskope.simulator.http.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A Netskope tenant that listens on the loopback interface. Default: 127.0.0.1.
 *
 * <pre>{@code
 * try (var simulator = NetskopeSimulator.builder().feed("events/page", f -> f.records(25_000)).start()) {
 *   // point a client at simulator.baseUrl(), with NetskopeSimulator.TOKEN
 * }
 * }</pre>
 */
public final class NetskopeSimulator implements AutoCloseable {

  /** The v2 token that a tenant accepts by default. */
  public static final String TOKEN = "simulated-v2-token";

  /** The v1 token that a tenant accepts by default. */
  public static final String V1_TOKEN = "simulated-v1-token";

  private final SimulatedTenant tenant;
  private final HttpServer server;
  private final String host;
  private final Encryption encryption;

  private NetskopeSimulator(
      SimulatedTenant tenant, HttpServer server, String host, Encryption encryption) {
    this.tenant = tenant;
    this.server = server;
    this.host = host;
    this.encryption = encryption;
  }

  /** Options of a tenant and its server. */
  public static Builder builder() {
    return new Builder();
  }

  /** {@code http://127.0.0.1:port}, or https. Without a slash at the end. */
  public String baseUrl() {
    String scheme = encryption instanceof Encryption.None ? "http" : "https";
    return scheme + "://" + host + ':' + port();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** The engine: feeds, faults, tokens. */
  public SimulatedTenant tenant() {
    return tenant;
  }

  /** The journal of requests and answers. */
  public Journal journal() {
    return tenant.journal();
  }

  /** The oracle for lost and repeated records. */
  public LossOracle oracle() {
    return tenant.oracle();
  }

  /** The plan of injected faults. */
  public FaultPlan faults() {
    return tenant.faults();
  }

  /**
   * The TLS context of the server; one that the server has created itself can be used by a client
   * too.
   */
  public Optional<SSLContext> sslContext() {
    return encryption instanceof Encryption.Tls tls ? Optional.of(tls.context()) : Optional.empty();
  }

  /** Ends all connections; afterwards none of its threads runs. */
  @Override
  public void close() {
    server.close();
  }

  /** Builds simulators. */
  public static final class Builder extends TenantOptions<Builder> {

    private int port;
    private String host = "127.0.0.1";
    private Framing framing = Framing.AS_TENANTS_DO;
    private Encryption encryption = new Encryption.None();
    private boolean selfSigned;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** The port to listen on. Default: a free port. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /**
     * The loopback address, for instance {@code 127.0.0.2}, so that several tenants can have the
     * same port.
     */
    public Builder host(String address) {
      host = address;
      return this;
    }

    /** How the end of a body is marked. */
    public Builder framing(Framing how) {
      framing = how;
      return this;
    }

    /** Uses TLS with the given context. */
    public Builder tls(SSLContext context) {
      encryption = new Encryption.Tls(context);
      return this;
    }

    /**
     * Uses TLS with a certificate that is created at start, see {@link
     * NetskopeSimulator#sslContext()}.
     */
    public Builder tls() {
      selfSigned = true;
      return this;
    }

    /** Uses TLS so slowly that no handshake ends: one byte per second. */
    public Builder trickledHandshake() {
      encryption = new Encryption.TrickledHandshake();
      return this;
    }

    /** Starts a simulator. May be called again for another one with the same options. */
    public NetskopeSimulator start() {
      try {
        Encryption used = selfSigned ? new Encryption.Tls(SelfSigned.loopback()) : encryption;
        SimulatedTenant tenant = SimulatedTenant.create(this);
        var address = new InetSocketAddress(InetAddress.getByName(host), port);
        HttpServer server = HttpServer.start(address, tenant::open, framing, used);
        return new NetskopeSimulator(tenant, server, host, used);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
