package io.github.camelnetskope.health;

import java.util.regex.Pattern;

/** Tells whether the errors of several feeds have one cause. */
public final class FeedCause {
  private static final Pattern ASKED = Pattern.compile("asking \\S+ \\S+ index \\S+ for \\S+: ");
  private static final Pattern ROUTE = Pattern.compile("route '[^']*'");
  private static final Pattern DURATION = Pattern.compile("\\bPT[0-9HMS.]+");

  private FeedCause() {}

  /**
   * An error without what differs from feed to feed: equal for feeds that have the same cause.
   *
   * @param feed the feed that it is about, such as {@code events/page}
   */
  public static String of(String error, String feed) {
    String told = ROUTE.matcher(ASKED.matcher(error).replaceAll("")).replaceAll("");
    String common = told.replace(feed, "").replace(feed.replace('/', '.'), "");
    return DURATION.matcher(common).replaceAll("");
  }
}
