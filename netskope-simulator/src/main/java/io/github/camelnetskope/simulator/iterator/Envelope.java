package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.ByteSink;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The part of a page around its records.
 *
 * @param waitTime seconds
 * @param highWaterMark epoch second up to which the cursor has seen insertions
 * @param order which of {@link #ORDERS} the keys come in
 */
record Envelope(OptionalInt waitTime, OptionalLong highWaterMark, int order) {

  /** o: ok, r: result, w: wait_time, h: timestamp_hwm, x: an unknown key. */
  private static final List<String> ORDERS = List.of("orwh", "owhr", "whor", "rowxh", "xhwro");

  static int early() {
    return 0;
  }

  static int last() {
    return 1;
  }

  static int count() {
    return ORDERS.size();
  }

  /** Writes the opening brace and all keys before the array's first record. */
  void open(ByteSink sink) {
    String order = ORDERS.get(this.order);
    int result = order.indexOf('r');
    sink.ascii('{');
    order.substring(0, result).chars().forEach(key -> write((char) key, sink));
    comma(sink);
    sink.text("\"result\":[");
  }

  /** Writes everything after the array's last record. */
  void close(ByteSink sink) {
    String order = ORDERS.get(this.order);
    sink.ascii(']');
    order.substring(order.indexOf('r') + 1).chars().forEach(key -> write((char) key, sink));
    sink.ascii('}');
  }

  private void write(char key, ByteSink sink) {
    switch (key) {
      case 'o' -> member("\"ok\":1", sink);
      case 'w' -> waitTime.ifPresent(seconds -> member("\"wait_time\":" + seconds, sink));
      case 'h' -> highWaterMark.ifPresent(mark -> member("\"timestamp_hwm\":" + mark, sink));
      default -> member("\"analyze_result\":{\"result\":[]}", sink);
    }
  }

  private static void member(String text, ByteSink sink) {
    comma(sink);
    sink.text(text);
  }

  private static void comma(ByteSink sink) {
    if (sink.array()[sink.length() - 1] != '{') {
      sink.ascii(',');
    }
  }
}
