package io.github.camelnetskope.page;

/** A status as one word, with the shape and the colour of its condition. */
final class Pill {
  private Pill() {}

  static void draw(Html html, Status status) {
    html.open("span", "class", "pill");
    Icons.draw(html, status.condition());
    if (status.problem().isPresent()) {
      // For screen readers; other users see shape and colour.
      html.element("span", status.condition().label() + ": ", "class", "unseen");
    }
    html.element("span", status.label()).close();
  }
}
