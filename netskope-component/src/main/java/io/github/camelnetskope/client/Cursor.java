package io.github.camelnetskope.client;

/** What the tenant keeps a position for. Cursors of different feeds or indexes are independent. */
public record Cursor(Tenant tenant, Feed feed, IteratorIndex index) {

  @Override
  public String toString() {
    return tenant + " " + feed + " index " + index;
  }
}
