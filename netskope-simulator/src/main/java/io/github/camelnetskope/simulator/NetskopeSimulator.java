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
 * A Netskope tenant that listens on the loopback interface, on 127.0.0.1 unless said.
 *
 * <pre>{@code
 * try (var simulator = NetskopeSimulator.builder().feed("events/page", f -> f.records(25_000)).start()) {
 *   // point a client at simulator.baseUrl(), with NetskopeSimulator.TOKEN
 * }
 * }</pre>
 */
public final class NetskopeSimulator implements AutoCloseable {

  /** The v2 token a tenant accepts unless it is given another. */
  public static final String TOKEN = "simulated-v2-token";

  /** The v1 token a tenant accepts unless it is given another. */
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

  /** What was asked and answered. */
  public Journal journal() {
    return tenant.journal();
  }

  /** What was lost or repeated on the way. */
  public LossOracle oracle() {
    return tenant.oracle();
  }

  /** What is to go wrong. */
  public FaultPlan faults() {
    return tenant.faults();
  }

  /** The context the server speaks TLS with; one it made itself also suits a client. */
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

    /** The port to listen on; a free one unless said. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** A loopback address: {@code 127.0.0.2}, so that several tenants have the same port. */
    public Builder host(String address) {
      host = address;
      return this;
    }

    /** How the end of a body is told. */
    public Builder framing(Framing how) {
      framing = how;
      return this;
    }

    /** Speaks TLS with a context of one's own. */
    public Builder tls(SSLContext context) {
      encryption = new Encryption.Tls(context);
      return this;
    }

    /** Speaks TLS with a certificate made at start, see {@link NetskopeSimulator#sslContext()}. */
    public Builder tls() {
      selfSigned = true;
      return this;
    }

    /** Speaks TLS so slowly that no handshake ends: a byte a second. */
    public Builder trickledHandshake() {
      encryption = new Encryption.TrickledHandshake();
      return this;
    }

    /** Listens. May be called again for another simulator like it. */
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
