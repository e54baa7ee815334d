package io.github.camelnetskope.formats.mapping;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CEF. Fields that are not mapped, and values that were cut because a key allows less, are
 * one JSON object in a separate key.
 */
final class CefOutput implements RecordOutput {
  private static final List<String> HEADER =
      List.of("deviceVendor", "deviceProduct", "deviceVersion", "signatureId", "name", "severity");
  private static final Set<String> IN_HEADER = Set.copyOf(HEADER);
  private static final String LABEL = "Label";

  private final StringBuilder line;
  private final String rest;
  private final Map<String, Integer> lengths;

  /**
   * An empty output.
   *
   * @param rest the key for fields that are not mapped
   * @param lengths how many characters the value of a key may have
   * @param size the approximate length of the text
   */
  CefOutput(String rest, Map<String, Integer> lengths, int size) {
    this.line = new StringBuilder(size);
    this.rest = rest;
    this.lengths = lengths;
  }

  @Override
  public void write(Mapping mapping, Resolution resolution, SourceRecord source)
      throws IOException {
    if (!line.isEmpty()) {
      line.append('\n');
    }
    line.append("CEF:0");
    for (String part : HEADER) {
      line.append('|');
      header(part, mapping, resolution, source);
    }
    line.append('|');
    int start = line.length();
    for (Leaf leaf : mapping.root().leaves()) {
      if (!IN_HEADER.contains(leaf.name()) && isWanted(leaf, mapping, resolution)) {
        extension(leaf, resolution, source, start);
      }
    }
    unmapped(source, start);
  }

  @Override
  public String finish() {
    return line.toString();
  }

  private void header(String part, Mapping mapping, Resolution resolution, SourceRecord source) {
    Leaf leaf = leafOf(part, mapping);
    Value value = leaf == null ? null : resolution.value(leaf);
    if (leaf == null || value == null) {
      escapeHeader(mapping.type());
      return;
    }
    String text = cut(leaf, value);
    use(leaf, value, text, resolution, source);
    escapeHeader(text);
  }

  /** The label of a custom key is written only together with the key. */
  private static boolean isWanted(Leaf leaf, Mapping mapping, Resolution resolution) {
    if (!leaf.name().endsWith(LABEL)) {
      return true;
    }
    String key = leaf.name().substring(0, leaf.name().length() - LABEL.length());
    Leaf labelled = leafOf(key, mapping);
    return labelled == null || resolution.value(labelled) != null;
  }

  private void extension(Leaf leaf, Resolution resolution, SourceRecord source, int start) {
    Value value = resolution.value(leaf);
    if (value == null) {
      return;
    }
    String text = cut(leaf, value);
    use(leaf, value, text, resolution, source);
    key(leaf.name(), start);
    escape(text);
  }

  private void key(String name, int start) {
    if (line.length() > start) {
      line.append(' ');
    }
    line.append(name).append('=');
  }

  private String cut(Leaf leaf, Value value) {
    String text = value.text();
    int most = lengths.getOrDefault(leaf.name(), Integer.MAX_VALUE);
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static void use(
      Leaf leaf, Value value, String written, Resolution resolution, SourceRecord source) {
    int position = resolution.position(leaf);
    boolean whole = written.length() == value.text().length() && !hasControls(written);
    if (position >= 0 && value.exact() && whole) {
      source.use(position);
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(letter -> letter < ' ' && letter != '\n' && letter != '\r');
  }

  private void unmapped(SourceRecord source, int start) throws IOException {
    StringWriter json = new StringWriter();
    if (JsonText.unused(source, json)) {
      key(rest, start);
      escape(json.toString());
    }
  }

  private void escapeHeader(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' || letter == '|') {
        line.append('\\');
      }
      line.append(letter < ' ' ? ' ' : letter);
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\\', '=' -> line.append('\\').append(letter);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(letter < ' ' ? ' ' : letter);
      }
    }
  }

  private static @Nullable Leaf leafOf(String name, Mapping mapping) {
    for (Leaf leaf : mapping.root().leaves()) {
      if (leaf.name().equals(name)) {
        return leaf;
      }
    }
    return null;
  }
}
