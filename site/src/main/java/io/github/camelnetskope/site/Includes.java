package io.github.camelnetskope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts included files, or the tagged part of them, where a page includes them. */
final class Includes {
  private static final Pattern INCLUDE = Pattern.compile("include::([^\\[]+)\\[([^\\]]*)]");
  private static final Pattern TAG = Pattern.compile("tag=([A-Za-z0-9_-]+)");

  private Includes() {}

  /**
   * The text with all includes resolved, those of included files too.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if a file does not have the tag, naming both
   */
  static String resolve(String text, Path includer) throws IOException {
    var resolved = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      Matcher include = INCLUDE.matcher(line);
      if (include.matches()) {
        Path file = includer.resolveSibling(include.group(1)).normalize();
        resolved.append(included(file, include.group(2))).append('\n');
      } else {
        resolved.append(line).append('\n');
      }
    }
    return resolved.substring(0, resolved.length() - 1);
  }

  private static String included(Path file, String attributes) throws IOException {
    String text = resolve(Files.readString(file), file);
    Matcher tag = TAG.matcher(attributes);
    if (tag.find()) {
      text = tagged(text, tag.group(1), file);
    }
    return (attributes.contains("indent=0") ? text.stripIndent() : text).stripTrailing();
  }

  private static String tagged(String text, String tag, Path file) {
    List<String> lines = text.lines().toList();
    int begin = find(lines, "tag::" + tag + "[]");
    int end = find(lines, "end::" + tag + "[]");
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(file + " has no tag " + tag);
    }
    List<String> part = lines.subList(begin + 1, end);
    return String.join(
        "\n", part.stream().filter(line -> !line.contains("::") || !isTag(line)).toList());
  }

  private static boolean isTag(String line) {
    return line.contains("tag::") || line.contains("end::");
  }

  private static int find(List<String> lines, String what) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(what)) {
        return i;
      }
    }
    return -1;
  }
}
