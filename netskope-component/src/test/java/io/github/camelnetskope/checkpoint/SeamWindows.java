package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.http.ApiRequest;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferReservation;
import io.github.camelnetskope.client.http.Transport;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sees when a late request comes in one of the windows W1 and W2 of docs/delivery.adoc: when the
 * page before it is owed, or between the {@code resend} and the {@code next} right behind it.
 */
final class SeamWindows implements Transport {
  private final Transport next;
  private final SimulatedTenant tenant;

  /** Cursors that are not done with the page that was handed out last. */
  private final Set<String> owed = new HashSet<>();

  /** Those whose process has that page, until it dies. */
  private final Set<String> inHand = new HashSet<>();

  /** Those of them whose tenant no longer repeats it. */
  private final Set<String> inHandOnly = new HashSet<>();

  private final Set<String> movedBehindResend = new HashSet<>();
  private final Map<String, String> asked = new HashMap<>();
  private int seen;
  private int entered;

  SeamWindows(Transport next, SimulatedTenant tenant) {
    this.next = next;
    this.tenant = tenant;
  }

  /** How often one was entered. */
  int entered() {
    return entered;
  }

  /** A cursor is done with all that was handed out. */
  void done(String index) {
    owed.remove(index);
    inHand.remove(index);
    inHandOnly.remove(index);
  }

  /** A cursor has the page in hand that was handed out last. */
  void received(String index) {
    inHand.add(index);
  }

  /** The process of a cursor has died. */
  void died(String index) {
    inHand.remove(index);
    entered += inHandOnly.remove(index) ? 1 : 0; // W2
  }

  @Override
  public CompletableFuture<ApiResponse> send(
      ApiRequest request, BeforeSendHook hook, BufferReservation buffer) {
    look();
    var answer = next.send(request, hook, buffer);
    look();
    return answer;
  }

  private void look() {
    List<JournalEntry> all = tenant.journal().entries();
    all.subList(seen, all.size()).forEach(this::carriedOut);
    seen = all.size();
  }

  private void carriedOut(JournalEntry request) {
    String index = request.index();
    boolean moves = request.operation().equals("next");
    boolean late = request.fault().equals("carried out late");
    boolean brings = request.records() > 0;
    if (late && moves && inHand.contains(index)) {
      inHandOnly.add(index);
    } else if (late && moves && owed.contains(index)) {
      entered++; // W2
    } else if (late && moves && brings && "resend".equals(asked.get(index))) {
      movedBehindResend.add(index);
    } else if (!late && movedBehindResend.remove(index) && moves) {
      entered++; // W1
    }
    if (!late) {
      asked.put(index, request.operation());
    }
    if (request.movedCursor() && brings) {
      owed.add(index);
    }
  }

  @Override
  public CompletableFuture<ApiResponse> download(ApiRequest request, OutputStream target) {
    return next.download(request, target);
  }
}
