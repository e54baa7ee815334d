package io.github.camelnetskope.recipes.syslog;

import io.github.camelnetskope.NetskopeConstants;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Sends the records of a batch as messages (RFC 5424) with octet counting (RFC 6587), on a
 * connection of their own.
 *
 * <p>Syslog has no acknowledgement. But a server that reads to the end of a connection and then
 * closes it has read all messages: so the sender closes its direction, and waits for that. A reset,
 * or silence for a minute, fails the batch, which comes again.
 */
public final class SyslogPage implements Processor {
  private static final int LOCAL0_INFO = 134;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 60_000;

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException, IOException {
    Message batch = exchange.getMessage();
    CamelContext context = exchange.getContext();
    String feed = batch.getHeader(NetskopeConstants.FEED, "", String.class);
    String host = context.resolvePropertyPlaceholders("{{syslog.host}}");
    int port = Integer.parseInt(context.resolvePropertyPlaceholders("{{syslog.port}}"));
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      for (EventRecord record : RecordLines.of(batch.getMandatoryBody(byte[].class))) {
        byte[] message = message(feed, record).getBytes(StandardCharsets.UTF_8);
        out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.write(message);
      }
      out.flush();
      socket.shutdownOutput();
      if (socket.getInputStream().read() >= 0) {
        throw new IOException("the syslog server has answered, which it should not");
      }
    }
  }

  /** The message of a record: its feed is the message id, its key is in the structured data. */
  static String message(String feed, EventRecord record) {
    String time = record.time().map(Object::toString).orElse("-");
    String key = record.key().replaceAll("([\"\\\\\\]])", "\\\\$1");
    return "<%d>1 %s netskope camel-netskope - %s [netskope@32473 key=\"%s\"] %s"
        .formatted(LOCAL0_INFO, time, feed, key, record.json());
  }
}
