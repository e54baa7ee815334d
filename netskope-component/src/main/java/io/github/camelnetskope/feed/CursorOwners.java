package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that two consumers of this JVM never read the same cursor: each would lose records.
 * Thread-safe.
 */
public final class CursorOwners {
  private static final Map<CursorKey, Object> OWNERS = new ConcurrentHashMap<>();

  private CursorOwners() {}

  /**
   * Claims a cursor for one consumer.
   *
   * @throws IllegalStateException when another consumer has claimed it
   */
  public static void claim(CursorKey cursor, Object owner) {
    Object other = OWNERS.putIfAbsent(cursor, owner);
    if (other != null && other != owner) {
      throw new IllegalStateException(
          "index: "
              + cursor
              + " is already read by another consumer of this JVM ("
              + other
              + "): remove one of the two; with an index of its own each would get every record");
    }
  }

  /** Releases the claim, so that another consumer can read the cursor. */
  public static void release(CursorKey cursor, Object owner) {
    OWNERS.remove(cursor, owner);
  }
}
