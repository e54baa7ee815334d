package io.github.camelnetskope.page;

import java.util.Comparator;

/**
 * Identifies a feed as long as its route exists. The order is that of the page and does not depend
 * on the feeds' conditions.
 */
record FeedKey(String tenant, String index, String route, String feed)
    implements Comparable<FeedKey> {
  private static final Comparator<FeedKey> ORDER =
      Comparator.comparing(FeedKey::tenant)
          .thenComparing(FeedKey::index)
          .thenComparing(FeedKey::route)
          .thenComparing(FeedKey::feed);

  @Override
  public int compareTo(FeedKey other) {
    return ORDER.compare(this, other);
  }
}
