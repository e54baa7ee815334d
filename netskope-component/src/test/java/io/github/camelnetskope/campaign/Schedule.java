package io.github.camelnetskope.campaign;

import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.JournalEntry;
import io.github.camelnetskope.simulator.SimulatedTenant;
import io.github.camelnetskope.simulator.SimulatorAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Tells {@link Windows} what a tenant and its clients do, in the order in which it happens. */
public final class Schedule {
  /** The header in which each request says which process it is of. */
  static final String PROCESS = "X-Process";

  private static final String LATE = "carried out late";

  private final SimulatedTenant tenant;
  private final String feed;
  private final boolean forgetful;
  private final Windows windows = new Windows();
  private int seen;
  private boolean asked;
  private Optional<Fault> fault = Optional.empty();
  private boolean lateEpoch;
  private long position;
  private int process;

  /**
   * The schedule of a tenant before its first request.
   *
   * @param forgetful whether the checkpoint is lost with each process
   */
  public Schedule(SimulatedTenant tenant, String feed, boolean forgetful) {
    this.tenant = tenant;
    this.feed = feed;
    this.forgetful = forgetful;
  }

  public Windows windows() {
    return windows;
  }

  /** Whether a request that sets the cursor to a time came late: records are repeated then. */
  public boolean hadLateEpoch() {
    return lateEpoch;
  }

  /** The number of the running process. */
  String process() {
    return Integer.toString(process);
  }

  /** A request reaches the tenant. */
  public void arriving() {
    lateOnes();
    asked = false;
    position = tenant.feed(feed).position("i");
  }

  /** The request was accepted, with this fault. */
  public void hit(Optional<Fault> with) {
    asked = true;
    fault = with;
  }

  /** The fault of the request that arrived last; empty when the tenant refused it. */
  public Optional<Optional<Fault>> taken() {
    seen = tenant.journal().size();
    return asked ? Optional.of(fault) : Optional.empty();
  }

  /**
   * The tenant answers.
   *
   * @param with the fault of the answer
   * @param alive whether the process that sent the request still runs
   * @param hidden whether the answer is replaced by another in transit
   */
  public void answered(
      String operation,
      Optional<Fault> with,
      SimulatorAnswer answer,
      boolean alive,
      boolean hidden) {
    boolean received = alive && !hidden && with.isEmpty() && answer.status() == 200;
    boolean moves = with.map(Fault::advances).orElse(true);
    boolean hasRecords = tenant.feed(feed).position("i") != position;
    if (operation.equals("resend")) {
      String words = alive ? with.filter(Schedule::isSilent).map(Schedule::words).orElse("") : "";
      resent(received, hasRecords(answer), hasRecords, words);
    } else if (!operation.equals("next")) {
      lateEpoch |= moves && !alive;
      windows.rewound();
    } else if (!alive && moves) {
      windows.movedLate(hasRecords, forgetful);
    } else if (moves) {
      windows.moved(hasRecords, received);
    } else if (alive) {
      windows.notMoved();
    }
    if (moves && hasRecords && isCopy(tenant.feed(feed).position("i") - position)) {
      windows.copied(received);
    }
  }

  /** Whether the page handed out last is, byte for byte, the one before it. */
  private boolean isCopy(long size) {
    long begin = tenant.feed(feed).position("i") - size;
    return begin >= size
        && LongStream.range(begin, begin + size)
            .allMatch(
                record ->
                    tenant
                        .feed(feed)
                        .record(record)
                        .equals(tenant.feed(feed).record(record - size)));
  }

  private void resent(boolean received, boolean hasRecords, boolean moved, String words) {
    if (received) {
      windows.compared(hasRecords, moved);
    } else {
      windows.notCompared(words, moved);
    }
  }

  private static boolean isSilent(Fault fault) {
    SimulatorAnswer answer = silence(fault);
    return (answer.status() == 200 || answer.status() == 204)
        && !answer.isGzip()
        && !answer.text().contains("\"data\"")
        && (answer.text().isEmpty() || answer.text().startsWith("{\"ok\":1"));
  }

  private static SimulatorAnswer silence(Fault fault) {
    return fault.breaking(SimulatorAnswer.json(200, "{\"ok\":1,\"result\":[]}"));
  }

  /** The form of an answer without a result, as a client distinguishes them. */
  private static String words(Fault fault) {
    SimulatorAnswer answer = silence(fault);
    if (answer.text().isEmpty()) {
      return "nothing, status " + answer.status();
    }
    return answer.text().contains("\"result\"") ? "no array" : "no result";
  }

  private static boolean hasRecords(SimulatorAnswer answer) {
    return answer.text().contains("\"result\":[{");
  }

  /** The page in hand is done. */
  public void done() {
    lateOnes();
    windows.done();
  }

  /** The process is killed or stopped. */
  public void ended() {
    lateOnes();
    windows.ended(forgetful);
    process++;
  }

  private void lateOnes() {
    int size = tenant.journal().size();
    if (size > seen) {
      List<JournalEntry> news = tenant.journal().entries().subList(seen, size);
      news.stream().filter(entry -> entry.fault().equals(LATE)).forEach(this::late);
      seen = size;
    }
  }

  private void late(JournalEntry entry) {
    if (!entry.movedCursor()) {
      return;
    }
    if (entry.operation().equals("next")) {
      boolean of = entry.headers().getOrDefault(PROCESS, "").equals(process());
      windows.movedLate(entry.records() > 0, forgetful && !of);
      if (entry.records() > 0 && isCopy(entry.records())) {
        windows.copied(false);
      }
    } else if (entry.operation().equals("resend")) {
      windows.firstPageCameLate();
    } else {
      lateEpoch = true;
      windows.rewound();
    }
  }
}
