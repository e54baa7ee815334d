package io.github.camelnetskope.health;

import java.util.regex.Pattern;

/** Tells whether the errors of several feeds have one cause. */
public final class FeedCause {
  private static final Pattern ASKED = Pattern.compile("asking \\S+ \\S+ index \\S+ for \\S+: ");
  private static final Pattern ROUTE = Pattern.compile("route '[^']*'");
  private static final Pattern DURATION = Pattern.compile("\\bPT[0-9HMS.]+");

  private FeedCause() {}

  /**
   * Removes from an error what differs from feed to feed, so that feeds with the same cause have
   * equal texts.
   *
   * @param feed the feed of the error, such as {@code events/page}
   */
  public static String of(String error, String feed) {
    String told = ROUTE.matcher(ASKED.matcher(error).replaceAll("")).replaceAll("");
    String common = told.replace(feed, "").replace(feed.replace('/', '.'), "");
    return DURATION.matcher(common).replaceAll("");
  }
}
