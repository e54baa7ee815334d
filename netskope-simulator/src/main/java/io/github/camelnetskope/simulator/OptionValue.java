package io.github.camelnetskope.simulator;

import io.github.camelnetskope.simulator.iterator.EpochRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The value of an option of the command line.
 *
 * @param option with its hyphens, for the error
 * @param text as given
 */
record OptionValue(String option, String text) {
  private static final Pattern ENDPOINT = Pattern.compile("v[12]/.+");

  /** A whole number within bounds. */
  long number(long least, long most) {
    long number;
    try {
      number = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + text + "'", e);
    }
    if (number < least || number > most) {
      throw refused("a number from " + least + " to " + most);
    }
    return number;
  }

  /** A number that is not negative. */
  double rate() {
    double rate;
    try {
      rate = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not '" + text + "'", e);
    }
    if (!(rate >= 0)) {
      throw refused("a number from 0");
    }
    return rate;
  }

  /** Whether it is {@code on}. */
  boolean isOn() {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw refused("on or off");
    };
  }

  /** How the tenant takes an epoch. */
  EpochRule epochs() {
    return switch (text) {
      case "exact" -> EpochRule.EXACT;
      case "hour" -> EpochRule.WHOLE_HOUR;
      case "no-batches" -> EpochRule.WITHOUT_BATCHES;
      default -> throw refused("exact or hour or no-batches");
    };
  }

  /** A value that can be sent as a token. */
  String token() {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          option + " needs a token: letters, digits and signs of ASCII, and no blank");
    }
    return text;
  }

  /** A comma-separated list of known feeds. */
  List<String> feeds() {
    List<String> feeds = List.of(text.split(",", -1));
    feeds.stream()
        .filter(feed -> !Feeds.ALL.contains(feed))
        .findFirst()
        .ifPresent(
            feed -> {
              throw new IllegalArgumentException(
                  option + ": " + unknown(feed) + "; known are " + String.join(", ", Feeds.ALL));
            });
    return feeds;
  }

  /** The target of a fault: a feed, an endpoint of v1 or v2, all multi-iterators, or everything. */
  String target() {
    boolean known =
        text.equals("*")
            || text.equals(Target.ITERATOR)
            || Feeds.ALL.contains(text)
            || ENDPOINT.matcher(text).matches();
    if (!known) {
      throw new IllegalArgumentException(
          option
              + ": "
              + unknown(text)
              + "; a fault is on *, a feed such as events/page, iterator, v1/NAME or v2/PATH");
    }
    return text;
  }

  private static String unknown(String feed) {
    return "'" + feed + "' is not a known feed";
  }

  private IllegalArgumentException refused(String allowed) {
    return new IllegalArgumentException(
        option + " is " + allowed + ", not '" + text + "'; see --help");
  }
}
