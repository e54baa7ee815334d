package io.github.camelnetskope.site;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** AsciiDoc of the little Markdown that the decisions are written in. */
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[([^\\]]+)]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern FENCE = Pattern.compile("(?m)^```.*$");
  private static final Pattern TABLE =
      Pattern.compile("(?m)^(\\|.*\\n)\\|[-|: ]+\\n((?:\\|.*\\n?)*)");

  private Markdown() {}

  static String toAsciiDoc(String markdown) {
    String text = FENCE.matcher(markdown).replaceAll("----");
    text = HEADING.matcher(text).replaceAll(match -> "=".repeat(match.group(1).length()) + " ");
    text = CODE.matcher(text).replaceAll(match -> quoted("`+" + match.group(1) + "+`"));
    text = LINK.matcher(text).replaceAll(match -> quoted(link(match.group(2), match.group(1))));
    return TABLE.matcher(text).replaceAll(match -> quoted(table(match)));
  }

  private static String link(String target, String text) {
    return (target.startsWith("http") ? "" : "link:") + target + "[" + text + "]";
  }

  private static String table(MatchResult match) {
    String header = row(match.group(1));
    boolean named = !header.replace("|", "").isBlank();
    var table = new StringBuilder(named ? "[%header]\n" : "").append("|===\n");
    if (named) {
      table.append(header).append("\n\n");
    }
    match.group(2).lines().forEach(line -> table.append(row(line)).append('\n'));
    return table.append("|===\n").toString();
  }

  /** Without the bar at the end, which would begin another cell. */
  private static String row(String line) {
    return line.strip().replaceFirst("\\s*\\|$", "");
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
