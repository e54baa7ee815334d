package io.github.camelnetskope.client;

/**
 * Names a cursor: what the tenant keeps a position for. Cursors of different feeds or indexes are
 * independent.
 */
public record CursorKey(Tenant tenant, Feed feed, IteratorIndex index) {

  @Override
  public String toString() {
    return tenant + " " + feed + " index " + index;
  }
}
