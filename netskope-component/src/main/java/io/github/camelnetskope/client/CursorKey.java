package io.github.camelnetskope.client;

/**
 * The identity of a cursor, for which the tenant keeps a position. Cursors of different feeds or
 * indexes are independent.
 */
public record CursorKey(Tenant tenant, Feed feed, IteratorIndex index) {

  @Override
  public String toString() {
    return tenant + " " + feed + " index " + index;
  }
}
