package io.github.camelnetskope.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML. Texts and attribute values are always escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 14);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String element, Object... attributes) {
    empty(element, attributes);
    open.push(element);
    return this;
  }

  /** An element that has no end tag. */
  Html empty(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(String.valueOf(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  Html text(Object text) {
    escape(String.valueOf(text));
    return this;
  }

  /** An element with a text in it. */
  Html element(String element, Object text, Object... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** A time element, readable for users and programs. */
  Html time(Instant time, Instant now) {
    String exact = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return element("time", Words.time(time, now), "datetime", exact);
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
