package io.github.camelnetskope.feed;

import io.github.camelnetskope.client.CursorKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that no cursor is read by two consumers of this JVM: each would lose records.
 * Thread-safe.
 */
public final class CursorOwners {
  private static final Map<CursorKey, Object> OWNERS = new ConcurrentHashMap<>();

  private CursorOwners() {}

  /**
   * Makes somebody the only reader of a cursor.
   *
   * @throws IllegalStateException when there is another
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

  /** Lets others read it. */
  public static void release(CursorKey cursor, Object owner) {
    OWNERS.remove(cursor, owner);
  }
}
