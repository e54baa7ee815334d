package io.github.camelnetskope.page;

import static java.util.stream.Collectors.joining;

import io.github.camelnetskope.page.Trend.Point;
import io.github.camelnetskope.page.Trend.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small SVG charts. Colours come from the style sheet; no styles are set here. */
final class Charts {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 24;
  private static final int STRIP_HEIGHT = 12;

  /** The zero line. */
  private static final int BASE = HEIGHT - 1;

  /** Samples that are drawn as one point. */
  private static final int MERGED = 3;

  /** As a share of an hour: between points that are further apart, samples are missing. */
  private static final double GAP = 0.04;

  private Charts() {}

  /**
   * A line over the last hour.
   *
   * @param least the lowest top of the scale, so that noise near zero stays small
   */
  static void line(Html html, String label, List<Point> points, double least) {
    List<List<Point>> runs = runs(peaks(points));
    double top = Math.max(least, points.stream().mapToDouble(Point::value).max().orElse(0));
    svg(html, "spark", WIDTH, HEIGHT, label);
    path(html, "grid", "M0 " + BASE + 'H' + WIDTH);
    path(html, "area", runs.stream().map(run -> area(run, top)).collect(joining()));
    path(html, "line", runs.stream().map(run -> 'M' + curve(run, top)).collect(joining()));
    html.close();
  }

  /** The highest of every {@value #MERGED} points: fewer points, and no spike is lost. */
  private static List<Point> peaks(List<Point> points) {
    List<Point> peaks = new ArrayList<>();
    for (int i = 0; i < points.size(); i += MERGED) {
      List<Point> few = points.subList(i, Math.min(points.size(), i + MERGED));
      double peak = few.stream().mapToDouble(Point::value).max().orElseThrow();
      peaks.add(new Point(few.get(few.size() - 1).x(), peak));
    }
    return peaks;
  }

  /** Cuts the line where samples are missing. */
  private static List<List<Point>> runs(List<Point> points) {
    List<List<Point>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= points.size(); i++) {
      if (i == points.size() || points.get(i).x() - points.get(i - 1).x() > GAP) {
        runs.add(points.subList(start, i));
        start = i;
      }
    }
    return runs;
  }

  private static String curve(List<Point> run, double top) {
    return run.stream()
        .map(point -> x(point) + ' ' + decimal(BASE - point.value() / top * (BASE - 2)))
        .collect(joining("L"));
  }

  private static String area(List<Point> run, double top) {
    String left = x(run.get(0)) + ' ' + BASE;
    String right = x(run.get(run.size() - 1)) + ' ' + BASE;
    return 'M' + left + 'L' + curve(run, top) + 'L' + right + 'Z';
  }

  private static void path(Html html, String style, String line) {
    html.open("path", "class", style, "d", line).close();
  }

  private static String x(Point point) {
    return decimal(point.x() * WIDTH);
  }

  /**
   * The state of a feed over the last hour; problems are drawn taller, not only in another colour.
   */
  static void strip(Html html, String label, List<Span> spans) {
    svg(html, "strip", WIDTH, STRIP_HEIGHT, label);
    for (Span span : spans) {
      int height = span.condition().isProblem() ? STRIP_HEIGHT : STRIP_HEIGHT / 2;
      bar(html, span.condition(), span.from() * WIDTH, span.to() * WIDTH, height, STRIP_HEIGHT);
    }
    html.close();
  }

  /** The share of feeds in each condition, as one bar. */
  static void shares(Html html, String label, Map<Condition, Integer> counts) {
    int all = counts.values().stream().mapToInt(n -> n).sum();
    svg(html, "shares", WIDTH, 1, label);
    double from = 0;
    for (Map.Entry<Condition, Integer> count : counts.entrySet()) {
      double to = from + count.getValue() * (double) WIDTH / all;
      bar(html, count.getKey(), from, to, 1, 1);
      from = to;
    }
    html.close();
  }

  private static void bar(
      Html html, Condition condition, double from, double to, int height, int bottom) {
    html.open(
        "rect",
        "class",
        condition.style(),
        "x",
        decimal(from),
        "y",
        bottom - height,
        "width",
        decimal(Math.max(0.5, to - from)),
        "height",
        height);
    html.close();
  }

  private static void svg(Html html, String style, int width, int height, String label) {
    html.open(
        "svg",
        "class",
        style,
        "viewBox",
        "0 0 " + width + ' ' + height,
        "preserveAspectRatio",
        "none",
        "role",
        "img",
        "aria-label",
        label);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
