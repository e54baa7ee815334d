package io.github.camelnetskope.formats.mapping;

import io.github.camelnetskope.formats.mapping.Mapping.RecordClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the tables of a format into mappings. Confined to loading. */
final class MappingCompiler {
  private static final String LOOKUP = "lookup ";
  private static final String[] CLASS_ATTRIBUTES = {
    "category_uid", "category_name", "class_uid", "class_name"
  };

  private final Tables files;
  private final KnownFields fields;
  private final Needs needs;
  private final Map<String, Value> observables = new HashMap<>();
  private final Map<String, Lookup> lookups = new HashMap<>();

  MappingCompiler(Tables files, KnownFields fields, boolean withObservables) {
    this.files = files;
    this.fields = fields;
    this.needs = new Needs(files.lines("needs"));
    if (withObservables) {
      for (TableLine line : files.lines("observables")) {
        observables.put(line.cell(0), new Value(line.cell(1), true, true, line.cell(2)));
      }
    }
  }

  Mapping compile(String type) {
    Table table = Table.load(files, type);
    Branch root = new Branch("", false);
    List<Leaf> leaves = new ArrayList<>();
    TableLine header = table.recordClass();
    if (header != null) {
      addClass(header, root, leaves);
    }
    table.rows().forEach(row -> add(row, root, leaves));
    RecordClass recordClass = header == null ? null : recordClass(header, root, leaves);
    Branch.Counter counter = new Branch.Counter();
    Needs.Rule own = new Needs.Rule(table.needs(), table.needsOne());
    Node node = root.build(counter, needs, own, "");
    return new Mapping(
        type, node, List.copyOf(leaves), counter.next, recordClass, table.otherwise());
  }

  /** The row's own leaf in the tree. */
  private void add(TableRow row, Branch root, List<Leaf> leaves) {
    Branch branch = root;
    List<String> path = segments(row);
    for (String part : path.subList(0, path.size() - 1)) {
      branch = branch.branch(part);
    }
    String name = path.get(path.size() - 1);
    Leaf leaf = leaf(row, name, leaves.size());
    branch.add(name, leaf);
    leaves.add(leaf);
  }

  /** {@code a.b[0].c} is a, b[], 0, c. */
  private static List<String> segments(TableRow row) {
    List<String> path = new ArrayList<>();
    for (String part : row.target().split("\\.", -1)) {
      int bracket = part.indexOf('[');
      if (bracket > 0 && part.endsWith("]")) {
        path.add(part.substring(0, bracket) + "[]");
        path.add(part.substring(bracket + 1, part.length() - 1));
      } else if (part.isEmpty() || bracket >= 0) {
        throw row.line().bad(row.target(), "names between dots, with [number] for arrays");
      } else {
        path.add(part);
      }
    }
    return path;
  }

  private Leaf leaf(TableRow row, String name, int number) {
    String path = row.target().replaceAll("\\[\\d+]", "");
    boolean inArray = row.target().endsWith("]");
    String sibling = inArray ? null : sibling(name);
    String word = row.conversion();
    Value observable = observable(path);
    if (Conversion.Constant.isOne(word)) {
      Value constant = Conversion.Constant.value(word, row.fields().get(0));
      boolean always = word.startsWith("always");
      return new Leaf(
          number, name, path, new int[0], (k, t) -> null, constant, always, null, observable);
    }
    int[] sources = row.fields().stream().mapToInt(fields::add).toArray();
    if (!word.startsWith(LOOKUP)) {
      Conversion conversion = conversion(row);
      return new Leaf(
          number, name, path, sources, conversion, fallback(row), false, null, observable);
    }
    Lookup lookup = lookup(word.substring(LOOKUP.length()).strip());
    Conversion conversion = sibling == null ? withoutSibling(lookup) : (k, t) -> lookup.find(t);
    return new Leaf(
        number, name, path, sources, conversion, lookup.none(), false, sibling, observable);
  }

  private static @Nullable Value fallback(TableRow row) {
    String text = row.fallback();
    if (text == null) {
      return null;
    }
    return text.matches("\\d+") ? Value.json(text) : Value.string(text);
  }

  private static Conversion withoutSibling(Lookup lookup) {
    return (kind, text) -> {
      Value value = lookup.find(text);
      return value == null || value.text().equals(text) ? value : value.inexact();
    };
  }

  private static Conversion conversion(TableRow row) {
    Conversion conversion = Conversions.BY_NAME.get(row.conversion());
    if (conversion == null) {
      throw row.line()
          .bad(
              row.conversion(),
              "lookup NAME, drop, "
                  + String.join(", ", Conversions.BY_NAME.keySet())
                  + ", "
                  + String.join(", ", Conversion.Constant.WORDS.stream().sorted().toList()));
    }
    return conversion;
  }

  private Lookup lookup(String name) {
    return lookups.computeIfAbsent(name, any -> new Lookup(files.lines("values/" + name)));
  }

  /** {@code severity} beside {@code severity_id}, by OCSF's rule; {@code activity_name}. */
  private static @Nullable String sibling(String name) {
    if (!name.endsWith("_id")) {
      return null;
    }
    return name.equals("activity_id") ? "activity_name" : name.substring(0, name.length() - 3);
  }

  /** By the whole path, or by its last names. */
  private @Nullable Value observable(String path) {
    String rest = path;
    while (!observables.containsKey(rest)) {
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return null;
      }
      rest = rest.substring(dot + 1);
    }
    return observables.get(rest);
  }

  private void addClass(TableLine header, Branch root, List<Leaf> leaves) {
    String[] category = header.cell(2).split(" ", 2);
    String[] event = header.cell(1).split(" ", 2);
    if (category.length < 2 || event.length < 2) {
      throw header.bad(header.cell(1), "class | UID CAPTION | CATEGORY_UID CAPTION");
    }
    String[] texts = {category[0], category[1], event[0], event[1]};
    for (int i = 0; i < texts.length; i++) {
      String word = i % 2 == 0 ? Conversion.Constant.ALWAYS_JSON : Conversion.Constant.ALWAYS;
      add(new TableRow(CLASS_ATTRIBUTES[i], List.of(texts[i]), word, null, header), root, leaves);
    }
  }

  private RecordClass recordClass(TableLine header, Branch root, List<Leaf> leaves) {
    Leaf activity =
        leaves.stream()
            .filter(leaf -> leaf.path().equals("activity_id"))
            .findFirst()
            .orElseThrow(() -> header.bad("class", "class together with a row for activity_id"));
    int next = leaves.size();
    String[] event = header.cell(1).split(" ", 2);
    for (String name : List.of("type_uid", "type_name")) {
      String word = Conversion.Constant.IS;
      add(new TableRow(name, List.of(""), word, null, header), root, leaves);
    }
    return new RecordClass(Integer.parseInt(event[0]), event[1], activity.number(), next, next + 1);
  }
}
