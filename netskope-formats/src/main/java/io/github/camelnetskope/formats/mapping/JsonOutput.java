package io.github.camelnetskope.formats.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** JSON objects; fields that are not mapped are kept unchanged in one object. */
final class JsonOutput implements RecordOutput {
  private final StringWriter text;
  private final JsonGenerator json;
  private final String rest;

  /** The observables of the record being written, with their kinds. */
  private final List<Leaf> observed = new ArrayList<>();

  /**
   * An empty output.
   *
   * @param rest the name of the object for fields that are not mapped
   * @param size the approximate length of the text
   */
  JsonOutput(String rest, int size) throws IOException {
    this.text = new StringWriter(size);
    this.json = JsonText.lines(text);
    this.rest = rest;
  }

  @Override
  public void write(Mapping mapping, Resolution resolution, SourceRecord source)
      throws IOException {
    observed.clear();
    json.writeStartObject();
    content(mapping.root(), resolution, source);
    observables(resolution);
    JsonText.unused(source, json, rest);
    json.writeEndObject();
  }

  @Override
  public String finish() throws IOException {
    json.close();
    return text.toString();
  }

  private void content(Node node, Resolution resolution, SourceRecord source) throws IOException {
    List<Leaf> leaves = node.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      leaf(leaves.get(i), node.array(), resolution, source);
    }
    List<Node> nodes = node.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      node(nodes.get(i), resolution, source);
    }
  }

  private void node(Node node, Resolution resolution, SourceRecord source) throws IOException {
    if (!resolution.isActive(node)) {
      return;
    }
    if (!node.name().isEmpty()) {
      json.writeFieldName(node.name());
    }
    if (node.array()) {
      json.writeStartArray();
      content(node, resolution, source);
      json.writeEndArray();
    } else {
      json.writeStartObject();
      content(node, resolution, source);
      json.writeEndObject();
    }
  }

  private void leaf(Leaf leaf, boolean inArray, Resolution resolution, SourceRecord source)
      throws IOException {
    Value value = resolution.value(leaf);
    if (value == null) {
      return;
    }
    if (!inArray) {
      json.writeFieldName(leaf.name());
    }
    JsonText.value(value.json(), value.text(), json);
    if (leaf.sibling() != null && value.caption() != null) {
      json.writeStringField(leaf.sibling(), value.caption());
    }
    int position = resolution.position(leaf);
    if (position >= 0 && value.exact()) {
      source.use(position);
    }
    if (leaf.observable() != null) {
      observed.add(leaf);
    }
  }

  private void observables(Resolution resolution) throws IOException {
    if (observed.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("observables");
    for (int i = 0; i < observed.size(); i++) {
      Leaf leaf = observed.get(i);
      Value value = resolution.value(leaf);
      Value kind = leaf.observable();
      if (value != null && kind != null) {
        json.writeStartObject();
        json.writeStringField("name", leaf.path());
        json.writeFieldName("type_id");
        json.writeRawValue(kind.text());
        json.writeStringField("type", kind.caption());
        json.writeStringField("value", value.text());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
