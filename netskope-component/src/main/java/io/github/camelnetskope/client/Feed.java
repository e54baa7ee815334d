package io.github.camelnetskope.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One iterator endpoint of REST API v2, {@code /api/v2/events/dataexport/{group}/{type}}, or a CSV
 * multi-iterator of one event type.
 *
 * @param group events, alerts or iterator
 * @param type for instance page, network, dlp
 */
public record Feed(Group group, String type) {
  private static final int MOST_TYPING_ERRORS = 2;
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** The groups of feeds, with the known types. New types can appear at any time. */
  public enum Group {
    EVENTS(
        "events",
        List.of(
            "alert",
            "application",
            "audit",
            "connection",
            "endpoint",
            "incident",
            "infrastructure",
            "network",
            "page")),
    ALERTS(
        "alerts",
        List.of(
            "c2",
            "compromisedcredential",
            "content",
            "ctep",
            "device",
            "dlp",
            "ips",
            "malsite",
            "malware",
            "policy",
            "quarantine",
            "remediation",
            "securityassessment",
            "uba",
            "watchlist")),
    /** CSV multi-iterators, which cannot repeat a page: never part of {@code *}. */
    ITERATOR("iterator", List.of("clientstatus"));

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> types;

    Group(String path, List<String> types) {
      this.path = path;
      this.types = types;
    }

    private Stream<Feed> known() {
      return types.stream().map(type -> new Feed(this, type));
    }
  }

  /** Refuses a type that is not a plain name. */
  public Feed {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "feed: was '" + type + "', allowed is a type of letters, digits, - and _");
    }
  }

  /**
   * Reads a list such as {@code events/page,alerts/dlp}, {@code events/*} or {@code *}; each feed
   * once, in the order given.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static List<Feed> parseList(String text) {
    Set<Feed> feeds = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      feeds.addAll(parsePart(part.strip(), text));
    }
    return new ArrayList<>(feeds);
  }

  private static List<Feed> parsePart(String part, String whole) {
    if (part.equals("*")) {
      return Stream.of(Group.EVENTS, Group.ALERTS).flatMap(Group::known).toList();
    }
    for (Group group : Group.values()) {
      if (part.equals(group.path + "/*") && group != Group.ITERATOR) {
        return group.known().toList();
      }
      if (part.startsWith(group.path + "/")) {
        return List.of(new Feed(group, part.substring(group.path.length() + 1)));
      }
    }
    throw new IllegalArgumentException(
        "feeds: was '"
            + whole
            + "', allowed is a list of events/TYPE, alerts/TYPE and iterator/TYPE, events/*,"
            + " alerts/* or *");
  }

  /**
   * Whether it is read as CSV from a multi-iterator, which has no history and cannot repeat a page.
   */
  public boolean isCsv() {
    return group == Group.ITERATOR;
  }

  /** Whether it is a known feed. New ones can appear at any time. */
  public boolean isKnown() {
    return group.types.contains(type);
  }

  /** A known feed with a similar name, or with the same name in the other group. */
  public Optional<Feed> nearestKnown() {
    return Stream.of(Group.values())
        .flatMap(Group::known)
        .filter(known -> distance(known) <= MOST_TYPING_ERRORS)
        .min(Comparator.comparingInt(this::distance));
  }

  /** The edit distance of the types; one more for the other group. */
  private int distance(Feed other) {
    String mine = type.toLowerCase(Locale.ROOT);
    int[] row = new int[other.type.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= mine.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (mine.charAt(i - 1) == other.type.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1] + (group == other.group ? 0 : 1);
  }

  /** Group and type, for instance {@code events/page}. */
  public String path() {
    return group.path + "/" + type;
  }

  @Override
  public String toString() {
    return path();
  }
}
