package io.github.camelnetskope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Packages as an SVG: each stands above those that it uses. An arrow is left out where others lead
 * to the same package.
 */
final class PackagePicture {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 96;
  private static final int GAP = 40;
  private static final int LINE = 34;

  private final Map<String, Set<String>> uses;
  private final UnaryOperator<String> purpose;
  private final Map<Integer, List<String>> rows = new TreeMap<>();

  /**
   * Of packages without cycles.
   *
   * @param uses what each package uses
   * @param purpose says what a package is for
   */
  PackagePicture(Map<String, Set<String>> uses, UnaryOperator<String> purpose) {
    this.uses = uses;
    this.purpose = purpose;
    uses.keySet()
        .forEach(name -> rows.computeIfAbsent(-depth(name), r -> new ArrayList<>()).add(name));
  }

  /** How many packages are below, in a line. */
  private int depth(String name) {
    return uses.get(name).stream().mapToInt(used -> 1 + depth(used)).max().orElse(0);
  }

  String render() {
    int columns = rows.values().stream().mapToInt(List::size).max().orElse(1);
    int width = columns * (WIDTH + GAP);
    int height = rows.size() * (HEIGHT + GAP);
    var svg =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif">
            <title>The packages of the component, and which uses which</title>
            <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#667"/></marker></defs>
            <rect width="%d" height="%d" fill="#fff"/>
            """
                .formatted(width, height, width, height));
    uses.forEach((user, all) -> direct(user).forEach(used -> svg.append(arrow(user, used, width))));
    uses.keySet().forEach(name -> svg.append(box(name, width)));
    return svg.append("</svg>\n").toString();
  }

  private List<String> direct(String user) {
    Set<String> all = uses.get(user);
    return all.stream()
        .filter(used -> all.stream().noneMatch(other -> reaches(other, used)))
        .toList();
  }

  private boolean reaches(String from, String to) {
    return uses.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  private int left(String name, int width) {
    List<String> row = rows.get(-depth(name));
    int taken = row.size() * (WIDTH + GAP);
    return (width - taken) / 2 + row.indexOf(name) * (WIDTH + GAP) + GAP / 2;
  }

  private int top(String name) {
    return List.copyOf(rows.keySet()).indexOf(-depth(name)) * (HEIGHT + GAP) + GAP / 2;
  }

  /** From the lower edge; to a row further down from the right one, past the boxes between. */
  private String arrow(String user, String used, int width) {
    boolean next = top(used) - top(user) == HEIGHT + GAP;
    return "<path d=\"M%d %d L%d %d\" stroke=\"#667\" fill=\"none\" marker-end=\"url(#tip)\"/>\n"
        .formatted(
            left(user, width) + (next ? WIDTH / 2 : WIDTH),
            top(user) + (next ? HEIGHT : HEIGHT / 2),
            left(used, width) + WIDTH / 2,
            top(used));
  }

  private String box(String name, int width) {
    int left = left(name, width);
    int top = top(name);
    var box = new StringBuilder();
    box.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"".formatted(left, top, WIDTH, HEIGHT));
    box.append(" rx=\"6\" fill=\"#eef3fa\" stroke=\"#1d4b8f\"/>\n");
    box.append(text(left, top + 22, 15, "font-weight=\"bold\" ", shortName(name)));
    int y = top + 42;
    for (String line : lines(purpose.apply(name))) {
      box.append(text(left, y, 12, "", line));
      y += 15;
    }
    return box.toString();
  }

  private static String text(int left, int y, int size, String style, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<text x=\"%d\" y=\"%d\" font-size=\"%d\" %sfill=\"#223\">%s</text>\n"
        .formatted(left + 12, y, size, style, escaped);
  }

  private static String shortName(String name) {
    String last = name.replaceFirst("^io\\.github\\.camelnetskope\\.?", "");
    return last.isEmpty() ? "camelnetskope" : last;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > LINE) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
    return lines;
  }
}
