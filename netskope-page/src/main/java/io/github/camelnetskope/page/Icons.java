package io.github.camelnetskope.page;

/** A shape for each condition, so that they differ not only in colour. */
final class Icons {
  private Icons() {}

  static void draw(Html html, Condition condition) {
    html.open(
        "svg",
        "class",
        "icon",
        "viewBox",
        "0 0 16 16",
        "aria-hidden",
        "true",
        "focusable",
        "false");
    html.open("path", "d", path(condition)).close().close();
  }

  private static String path(Condition condition) {
    return switch (condition) {
      // An exclamation mark.
      case ACTION -> "M8 3v6M8 12.4v.2";
      // An arrow in a circle.
      case RETRYING -> "M12.5 8a4.5 4.5 0 1 1-1.4-3.2M11.6 2.2v2.9H8.7";
      // A square.
      case STOPPED -> "M4.5 4.5h7v7h-7z";
      // Two bars.
      case SUSPENDED -> "M5.5 4v8M10.5 4v8";
      // Three dots.
      case STARTING -> "M3.5 8h.1M8 8h.1M12.5 8h.1";
      // A tick.
      case HEALTHY -> "M3.5 8.5l3 3 6-7";
      // A flag.
      case DONE -> "M5 13.5v-10h7l-2 2.8 2 2.7H5";
    };
  }
}
