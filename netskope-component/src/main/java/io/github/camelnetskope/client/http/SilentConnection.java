package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs neither headers nor bytes. That of the library logs both at DEBUG, and
 * with them the token.
 */
final class SilentConnection extends DefaultBHttpClientConnection
    implements ManagedHttpClientConnection {
  /** A header that is not sent: its value becomes the query parameter {@code token}. */
  static final String QUERY_TOKEN = "Netskope-Query-Token";

  private Timeout timeout = Timeout.DISABLED;

  SilentConnection() {
    super(Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(64 * 1024).build());
  }

  /** The library logs the address of a request: a token gets into it only here. */
  @Override
  public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
    Header token = request.getFirstHeader(QUERY_TOKEN);
    super.sendRequestHeader(token == null ? request : withQueryToken(request, token));
  }

  private static ClassicHttpRequest withQueryToken(ClassicHttpRequest request, Header token) {
    String address = QueryToken.in(request.getRequestUri(), token.getValue());
    var wire = new BasicClassicHttpRequest(request.getMethod(), address);
    wire.setVersion(request.getVersion());
    wire.setHeaders(request.getHeaders());
    wire.removeHeaders(QUERY_TOKEN);
    return wire;
  }

  @Override
  public void bind(Socket socket) throws IOException {
    super.bind(socket);
    timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
  }

  @Override
  public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
    super.bind(sslSocket, socket);
    timeout = Timeout.ofMilliseconds(sslSocket.getSoTimeout());
  }

  @Override
  public @Nullable Socket getSocket() {
    SocketHolder holder = getSocketHolder();
    return holder == null ? null : holder.getSocket();
  }

  @Override
  public @Nullable SSLSession getSSLSession() {
    return getSocket() instanceof SSLSocket socket ? socket.getSession() : null;
  }

  @Override
  public void setSocketTimeout(Timeout newTimeout) {
    super.setSocketTimeout(newTimeout);
    timeout = newTimeout;
  }

  @Override
  public void passivate() {
    super.setSocketTimeout(Timeout.DISABLED);
  }

  @Override
  public void activate() {
    super.setSocketTimeout(timeout);
  }
}
