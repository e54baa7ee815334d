package io.github.camelnetskope.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One iterator endpoint of REST API v2, {@code /api/v2/events/dataexport/{group}/{type}}.
 *
 * @param group events or alerts
 * @param type for instance page, network, dlp
 */
public record Feed(Group group, String type) {
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** The two families of feeds, with the types that are known. New types appear any time. */
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
            "watchlist"));

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
      return Stream.of(Group.values()).flatMap(Group::known).toList();
    }
    for (Group group : Group.values()) {
      if (part.equals(group.path + "/*")) {
        return group.known().toList();
      }
      if (part.startsWith(group.path + "/")) {
        return List.of(new Feed(group, part.substring(group.path.length() + 1)));
      }
    }
    throw new IllegalArgumentException(
        "feeds: was '"
            + whole
            + "', allowed is a list of events/TYPE and alerts/TYPE, events/*, alerts/* or *");
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
