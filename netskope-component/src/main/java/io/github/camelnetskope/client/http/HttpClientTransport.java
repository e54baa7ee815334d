package io.github.camelnetskope.client.http;

import io.github.camelnetskope.client.http.TransportException.Reached;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5 as a {@link Transport}: its own, or that of the user. */
public final class HttpClientTransport implements Transport, Closeable {
  private static final int BELIEVED = 8 * 1024 * 1024;

  private final HttpClient client;
  private final TransportSettings settings;
  private final boolean silent;
  private final Closeable resources;

  private HttpClientTransport(
      HttpClient client, TransportSettings settings, boolean silent, Closeable resources) {
    this.client = client;
    this.settings = settings;
    this.silent = silent;
    this.resources = resources;
  }

  /** A transport with connections of its own, which {@link #close()} closes. */
  public static HttpClientTransport create(TransportSettings settings) {
    var client = PlainHttpClient.create(settings);
    return new HttpClientTransport(client, settings, true, client);
  }

  /** A transport over a client of the user's own, which stays open. */
  public static HttpClientTransport over(HttpClient client, TransportSettings settings) {
    return new HttpClientTransport(client, settings, false, () -> {});
  }

  @Override
  public ApiResponse send(ApiRequest request, Cancellation cancellation) throws TransportException {
    return send(request, cancellation, () -> {});
  }

  /**
   * {@inheritDoc}
   *
   * <p>A client of the user's own has no such place: there it is run before the client is asked.
   */
  @Override
  public ApiResponse send(ApiRequest request, Cancellation cancellation, Runnable beforeLeaving)
      throws TransportException {
    HttpUriRequestBase message = message(request);
    message.setHeader("Accept", "application/json");
    message.setHeader("Accept-Encoding", "gzip");
    return exchange(message, cancellation, beforeLeaving, response -> bytes(response.getEntity()));
  }

  @Override
  public ApiResponse download(ApiRequest request, Cancellation cancellation, OutputStream target)
      throws TransportException {
    HttpUriRequestBase message = message(request);
    message.setHeader("Accept", "*/*");
    return exchange(
        message,
        cancellation,
        () -> {},
        response -> {
          boolean file = response.getCode() == 200 && response.getEntity() != null;
          return file ? flow(response.getEntity(), target) : bytes(response.getEntity());
        });
  }

  /** Takes in the body of an answer: all of it, or what is left of it elsewhere. */
  @FunctionalInterface
  private interface Intake {
    byte[] of(ClassicHttpResponse response) throws IOException;
  }

  private ApiResponse exchange(
      HttpUriRequestBase message, Cancellation cancellation, Runnable beforeLeaving, Intake intake)
      throws TransportException {
    if (!silent) {
      beforeLeaving.run();
    }
    cancellation.onCancel(message::cancel);
    try (ClassicHttpResponse response = open(message, LastWord.context(beforeLeaving))) {
      return receive(response, intake);
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException(Reached.PERHAPS_THE_TENANT, describe(e), e);
    } finally {
      cancellation.done();
    }
  }

  private HttpUriRequestBase message(ApiRequest request) {
    var message = new HttpUriRequestBase(request.method(), uri(request));
    message.setConfig(
        RequestConfig.custom()
            .setRedirectsEnabled(false)
            .setContentCompressionEnabled(false)
            .setAuthenticationEnabled(settings.proxy().isPresent())
            .setResponseTimeout(Timeout.of(settings.responseTimeout()))
            .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()))
            .build());
    message.setHeader("User-Agent", settings.userAgent());
    request
        .token()
        .ifPresent(token -> message.setHeader(new SecretHeader(ApiRequest.TOKEN_HEADER, token)));
    if (silent) {
      request
          .queryToken()
          .map(token -> new SecretHeader(SilentConnection.QUERY_TOKEN, token))
          .ifPresent(message::setHeader);
    }
    request
        .body()
        .ifPresent(
            body ->
                message.setEntity(
                    new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType()))));
    return message;
  }

  /** Only our own connections can keep the token out of the address until it is written. */
  private URI uri(ApiRequest request) {
    return silent || request.queryToken().isEmpty()
        ? request.uri()
        : URI.create(QueryToken.in(request.uri().toString(), request.queryToken().get().value()));
  }

  private ClassicHttpResponse open(HttpUriRequestBase message, HttpClientContext context)
      throws TransportException {
    try {
      var target = RoutingSupport.determineHost(message);
      return client.executeOpen(target, message, context);
    } catch (ConnectException
        | ConnectTimeoutException
        | ConnectionRequestTimeoutException
        | NoRouteToHostException
        | SSLHandshakeException
        | SSLPeerUnverifiedException
        | UnknownHostException e) {
      throw new TransportException(Reached.NOTHING, describe(e), e);
    } catch (IOException | HttpException | IllegalStateException e) {
      throw new TransportException(Reached.PERHAPS_THE_TENANT, describe(e), e);
    }
  }

  private ApiResponse receive(ClassicHttpResponse response, Intake intake)
      throws TransportException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
    }
    try {
      byte[] body = intake.of(response);
      return new ApiResponse(response.getCode(), ApiHeaders.of(headers), body);
    } catch (TransportException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String text = "HTTP " + response.getCode() + ", then " + describe(e);
      throw new TransportException(Reached.THE_ANSWER, text, e);
    }
  }

  private static byte[] flow(HttpEntity file, OutputStream target) throws IOException {
    try (InputStream content = file.getContent()) {
      content.transferTo(target);
    }
    return new byte[0];
  }

  private byte[] bytes(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    int limit = settings.maxResponseBytes();
    // Who says that much will come need not be right.
    long expected = Math.max(0, Math.min(entity.getContentLength(), Math.min(limit, BELIEVED)));
    try (InputStream content = entity.getContent()) {
      return WholeStream.read(content, new byte[(int) expected], limit).bytes();
    }
  }

  private static String describe(Exception e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  @Override
  public void close() throws IOException {
    resources.close();
  }
}
