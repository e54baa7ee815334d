package io.github.camelnetskope;

import io.github.camelnetskope.client.Cursor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that no cursor is read by two consumers of this JVM: each would lose records. */
final class CursorOwners {
  private static final Map<Cursor, Object> OWNERS = new ConcurrentHashMap<>();

  private CursorOwners() {}

  static void claim(Cursor cursor, Object owner) {
    Object other = OWNERS.putIfAbsent(cursor, owner);
    if (other != null && other != owner) {
      throw new IllegalStateException(
          "index: "
              + cursor
              + " is already read by another consumer of this JVM; give each consumer an index of"
              + " its own");
    }
  }

  static void release(Cursor cursor, Object owner) {
    OWNERS.remove(cursor, owner);
  }
}
