package io.github.camelnetskope.client.http;

/** The part of a {@link BufferBudget} that is reserved for one answer. Thread-safe. */
public final class BufferReservation implements AutoCloseable {
  private final BufferBudget budget;
  private long bytes;
  private boolean closed;
  private boolean refused;

  BufferReservation(BufferBudget budget, long bytes) {
    this.budget = budget;
    this.bytes = bytes;
  }

  /** A reservation without a limit. */
  static BufferReservation unlimited() {
    return new BufferReservation(new BufferBudget(Long.MAX_VALUE), 0);
  }

  /** The number of reserved bytes. */
  public synchronized long bytes() {
    return bytes;
  }

  /**
   * The answer has grown to this size.
   *
   * @return whether there is memory for it; if not, the reservation is unchanged
   */
  public synchronized boolean grow(long toBytes) {
    if (closed || (toBytes > bytes && !budget.take(bytes, toBytes))) {
      refused = true;
      return false;
    }
    bytes = Math.max(bytes, toBytes);
    return true;
  }

  /** Whether a {@link #grow} was refused. */
  public synchronized boolean isRefused() {
    return refused;
  }

  /** The answer is complete and needs only this much. */
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

  /** Frees the reservation. */
  @Override
  public void close() {
    shrink(0);
    synchronized (this) {
      closed = true;
    }
  }
}
