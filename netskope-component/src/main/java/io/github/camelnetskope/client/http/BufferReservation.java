package io.github.camelnetskope.client.http;

/** The part of a {@link BufferBudget} that one answer has. Thread-safe. */
public final class BufferReservation implements AutoCloseable {
  private final BufferBudget budget;
  private long bytes;
  private boolean closed;
  private boolean refused;

  BufferReservation(BufferBudget budget, long bytes) {
    this.budget = budget;
    this.bytes = bytes;
  }

  /** A part of a budget that has no bound. */
  static BufferReservation unlimited() {
    return new BufferReservation(new BufferBudget(Long.MAX_VALUE), 0);
  }

  /** How many bytes it has. */
  public synchronized long bytes() {
    return bytes;
  }

  /**
   * The answer has become so long.
   *
   * @return whether there is memory for it; what was reserved stays reserved when not
   */
  public synchronized boolean grow(long toBytes) {
    if (closed || (toBytes > bytes && !budget.take(bytes, toBytes))) {
      refused = true;
      return false;
    }
    bytes = Math.max(bytes, toBytes);
    return true;
  }

  /** Whether the answer needed more than there was. */
  public synchronized boolean isRefused() {
    return refused;
  }

  /** The answer is whole, and needs no more than this. */
  public void shrink(long toBytes) {
    if (toBytes > 0) {
      budget.seen(toBytes);
    }
    long freed;
    synchronized (this) {
      freed = closed ? 0 : Math.max(0, bytes - toBytes);
      bytes -= freed;
    }
    if (freed > 0) {
      budget.free(freed);
    }
  }

  /** The answer is done with. */
  @Override
  public void close() {
    shrink(0);
    synchronized (this) {
      closed = true;
    }
  }
}
