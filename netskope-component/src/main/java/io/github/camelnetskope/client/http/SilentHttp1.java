package io.github.camelnetskope.client.http;

import java.io.IOException;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.BasicLineFormatter;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.nio.SessionOutputBuffer;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on one connection, without the library's log, which shows headers and so the token. It
 * also allows exactly one answer for each request: data that arrives when no answer is expected
 * closes the connection, so that no request gets an answer of another one. Confined to the I/O
 * thread.
 */
final class SilentHttp1 implements NHttpMessageParser<HttpResponse> {
  /** An internal header that is not sent: its value becomes the query parameter {@code token}. */
  static final String QUERY_TOKEN = "Netskope-Query-Token";

  private static final Http1Config CONFIG =
      Http1Config.custom()
          .setMaxHeaderCount(200)
          .setMaxLineLength(64 * 1024)
          .setBufferSize(8192)
          .build();

  private final NHttpMessageParser<HttpResponse> parser =
      new DefaultHttpResponseParserFactory(CONFIG).create();
  private final Writer writer = new Writer();
  private boolean owed;

  private SilentHttp1() {}

  /** Handles HTTP on an open connection. */
  static IOEventHandler on(ProtocolIOSession session) {
    var http = new SilentHttp1();
    var duplexers =
        new ClientHttp1StreamDuplexerFactory(
            HttpProcessorBuilder.create().build(),
            CONFIG,
            CharCodingConfig.DEFAULT,
            DefaultClientConnectionReuseStrategy.INSTANCE,
            () -> http,
            () -> http.writer,
            null);
    return new GuardedHandler(new ClientHttp1IOEventHandler(duplexers.create(session)));
  }

  @Override
  public @Nullable HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream)
      throws IOException, HttpException {
    if (!owed && buffer.length() > 0) {
      throw new HttpException("The server sent more than was asked for");
    }
    HttpResponse head = parser.parse(buffer, endOfStream);
    if (head != null && head.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
      throw new HttpException("The server switched to another protocol");
    }
    if (head != null && head.getCode() >= HttpStatus.SC_SUCCESS) {
      owed = false;
    }
    return head;
  }

  @Override
  public void reset() {
    parser.reset();
  }

  /** Writes request heads; the token is added to the address only here, where nothing logs it. */
  private final class Writer extends DefaultHttpRequestWriter<HttpRequest> {
    Writer() {
      super(CONFIG, BasicLineFormatter.INSTANCE);
    }

    @Override
    public void write(HttpRequest message, SessionOutputBuffer buffer)
        throws IOException, HttpException {
      if (owed) {
        throw new HttpException("An answer is owed");
      }
      owed = true;
      super.write(message, buffer);
    }

    @Override
    protected void writeHeadLine(HttpRequest message, CharArrayBuffer line) throws IOException {
      Header token = message.getFirstHeader(QUERY_TOKEN);
      if (token == null) {
        super.writeHeadLine(message, line);
        return;
      }
      message.removeHeaders(QUERY_TOKEN);
      String address = QueryToken.in(message.getRequestUri(), token.getValue());
      line.clear();
      BasicLineFormatter.INSTANCE.formatRequestLine(
          line, new RequestLine(message.getMethod(), address, protocolVersion(message)));
    }
  }
}
