package io.github.camelnetskope.kafka;

import io.github.camelnetskope.NetskopeConstants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Synchronization;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Sends the lines of a page. They become visible when the page is settled, after its exchange has
 * succeeded; if the exchange fails, they never become visible.
 */
final class PageSink implements Processor {
  private final FeedWriters writers;
  private final String topic;
  private final RecordKey key;

  /**
   * A sink for the pages of all feeds.
   *
   * @param topic may name the {@code {feed}}
   */
  PageSink(FeedWriters writers, String topic, RecordKey key) {
    this.writers = writers;
    this.topic = topic;
    this.key = key;
  }

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException {
    Message page = exchange.getMessage();
    String feed = page.getHeader(NetskopeConstants.FEED, "", String.class);
    FeedWriter writer = writers.get(feed);
    var age = Duration.ofMillis(exchange.getClock().elapsed());
    long transaction = writer.write(records(page, feed), age);
    exchange.getExchangeExtension().addOnCompletion(rollback(writer, transaction));
  }

  private static Synchronization rollback(FeedWriter writer, long transaction) {
    return new Synchronization() {
      @Override
      public void onComplete(Exchange exchange) {
        // Its checkpoint ends the transaction.
      }

      @Override
      public void onFailure(Exchange exchange) {
        writer.rollback(transaction);
      }
    };
  }

  private Iterable<ProducerRecord<byte[], byte[]>> records(Message page, String feed)
      throws InvalidPayloadException {
    String to = topic.replace("{feed}", feed.replace('/', '-'));
    String index = page.getHeader(NetskopeConstants.INDEX, "", String.class);
    List<Header> headers = List.of(header("netskope.feed", feed), header("netskope.index", index));
    byte[] lines = page.getMandatoryBody(byte[].class);
    return () ->
        Lines.of(lines)
            .map(line -> new ProducerRecord<>(to, null, key.of(feed, line), line, headers))
            .iterator();
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
