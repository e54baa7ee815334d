package io.github.camelnetskope.page;

import java.util.Comparator;

/**
 * Names a feed for as long as its route exists. The order is that of the page, whatever the feeds
 * do.
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
