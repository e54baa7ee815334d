package io.github.camelnetskope.client;

/** What a request asks the tenant's iterator to do. */
public sealed interface IteratorOperation {

  /** The value of the {@code operation} query parameter. */
  String wireValue();

  /**
   * Whether it moves the consumer's own cursor. If so, its result has to be known before the next
   * request.
   */
  default boolean movesCursor() {
    return true;
  }

  /** Hands out the next page; the tenant's cursor moves when the tenant starts to answer. */
  record Next() implements IteratorOperation {
    @Override
    public String wireValue() {
      return "next";
    }
  }

  /** Repeats the last page; the tenant's cursor does not move. */
  record Resend() implements IteratorOperation {
    @Override
    public String wireValue() {
      return "resend";
    }

    @Override
    public boolean movesCursor() {
      return false;
    }
  }

  /**
   * Sets the cursor to a time and hands out the first page from there.
   *
   * @param epochSeconds seconds since 1970
   */
  record Epoch(long epochSeconds) implements IteratorOperation {
    /** Refuses a time before 1970. */
    public Epoch {
      if (epochSeconds < 0) {
        throw new IllegalArgumentException("epoch: was " + epochSeconds + ", allowed is 0 or more");
      }
    }

    @Override
    public String wireValue() {
      return Long.toString(epochSeconds);
    }
  }

  /**
   * Sends an operation to a temporary cursor that is used once.
   *
   * @param index the name of the temporary cursor
   */
  record Look(IteratorIndex index, IteratorOperation operation) implements IteratorOperation {
    @Override
    public String wireValue() {
      return operation.wireValue();
    }

    @Override
    public boolean movesCursor() {
      return false;
    }
  }

  /** The inverse of {@link #wireValue()}. */
  static IteratorOperation of(String wireValue) {
    return switch (wireValue) {
      case "next" -> new Next();
      case "resend" -> new Resend();
      default -> new Epoch(Long.parseLong(wireValue));
    };
  }
}
