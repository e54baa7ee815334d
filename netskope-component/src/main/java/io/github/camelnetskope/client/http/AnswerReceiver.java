package io.github.camelnetskope.client.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Receives the answer of one exchange. If it throws, the connection is reset and the rest of the
 * answer is not read. The I/O thread delivers the answer; any thread may end it. Thread-safe.
 */
final class AnswerReceiver implements AsyncResponseConsumer<ApiResponse> {
  private final PendingExchange exchange;
  private final BodyIntake intake;
  private int status;
  private ApiHeaders headers = ApiHeaders.of(Map.of());
  private boolean byProxy;

  AnswerReceiver(PendingExchange exchange, BodyIntake intake) {
    this.exchange = exchange;
    this.intake = intake;
  }

  @Override
  public synchronized void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails body,
      HttpContext context,
      FutureCallback<ApiResponse> callback)
      throws IOException {
    status = response.getCode();
    headers = headers(response);
    byProxy = exchange.progress().byProxy();
    exchange.progress().head(status);
    if (body == null) {
      whole(Pieces.NONE);
    } else {
      intake.head(status, body.getContentLength());
    }
  }

  static ApiHeaders headers(HttpResponse response) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      values.putIfAbsent(header.getName(), header.getValue() == null ? "" : header.getValue());
    }
    return ApiHeaders.of(values);
  }

  private void whole(Pieces body) {
    exchange.answered(new ApiResponse(status, headers, body, byProxy));
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {
    // Only the final answer counts.
  }

  @Override
  public synchronized void updateCapacity(CapacityChannel channel) throws IOException {
    intake.capacity(channel);
  }

  @Override
  public synchronized void consume(ByteBuffer bytes) throws IOException {
    intake.add(bytes);
  }

  @Override
  public synchronized void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
    intake.end(this::whole);
  }

  @Override
  public void failed(Exception cause) {
    // The callback of the exchange gets the failure too, when the connection was released.
  }

  @Override
  public void releaseResources() {
    synchronized (this) {
      intake.discard();
    }
    exchange.released();
  }
}
