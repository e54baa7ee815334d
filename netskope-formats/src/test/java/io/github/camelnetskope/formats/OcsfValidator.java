package io.github.camelnetskope.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.formats.OcsfSchema.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges events by OCSF's schema: unknown attributes, attributes of profiles that the event does
 * not name, required ones, at_least_one and just_one, types, patterns, ranges, value lists and
 * their captions, and the numbers of class, category and type.
 */
final class OcsfValidator {
  private final OcsfSchema schema;
  private final Map<String, String> observables;
  private final Map<String, Pattern> patterns = new HashMap<>();

  OcsfValidator(OcsfSchema schema) {
    this.schema = schema;
    this.observables = schema.observables();
  }

  /** What is wrong, without values; empty when nothing is. */
  List<String> errors(JsonNode event) {
    List<String> errors = new ArrayList<>();
    Definition type = schema.eventClass(event.path("class_uid").asInt(-1));
    if (type == null) {
      return List.of("class_uid: no such class");
    }
    Set<String> profiles = new HashSet<>();
    event.path("metadata").path("profiles").forEach(profile -> profiles.add(profile.asText()));
    object("", event, type, profiles, errors);
    numbers(event, type, errors);
    return errors;
  }

  private void numbers(JsonNode event, Definition type, List<String> errors) {
    int activity = event.path("activity_id").asInt();
    int category = type.uid() == 0 ? 0 : schema.categoryUid(type.category());
    check(event.path("type_uid").asLong() == 100L * type.uid() + activity, "type_uid", errors);
    check(event.path("category_uid").asInt() == category, "category_uid", errors);
    same(event, "class_name", type.name(), errors);
    same(event, "category_name", schema.categoryName(category), errors);
    if (event.has("type_name")) {
      String name = type.name() + ": " + event.path("activity_name").asText();
      same(event, "type_name", name, errors);
    }
  }

  private static void same(JsonNode event, String name, String wanted, List<String> errors) {
    if (event.has(name)) {
      check(event.path(name).asText().equals(wanted), name, errors);
    }
  }

  private static void check(boolean right, String name, List<String> errors) {
    if (!right) {
      errors.add(name + ": does not fit the class");
    }
  }

  private void object(
      String path, JsonNode value, Definition type, Set<String> profiles, List<String> errors) {
    if (!value.isObject()) {
      errors.add(path + ": no object");
      return;
    }
    if (type.attributes().isEmpty()) {
      return; // object itself: anything
    }
    type.attributes()
        .forEach(
            (name, attribute) -> {
              if (isRequired(attribute, profiles) && !value.has(name)) {
                errors.add(path + name + ": required");
              }
            });
    constraints(path, value, type, errors);
    value
        .properties()
        .forEach(
            field -> {
              ObjectNode attribute = type.attributes().get(field.getKey());
              String at = path + field.getKey();
              if (attribute == null) {
                errors.add(at + ": unknown");
              } else if (!isOfProfiles(attribute, profiles)) {
                errors.add(at + ": of a profile that is not named");
              } else {
                attribute(at, value, field.getKey(), attribute, profiles, errors);
              }
            });
  }

  private static boolean isRequired(JsonNode attribute, Set<String> profiles) {
    return attribute.path("requirement").asText().equals("required")
        && isOfProfiles(attribute, profiles);
  }

  private static boolean isOfProfiles(JsonNode attribute, Set<String> profiles) {
    JsonNode profile = attribute.path("profile");
    return !profile.isTextual() || profiles.contains(profile.asText());
  }

  private static void constraints(
      String path, JsonNode value, Definition type, List<String> errors) {
    JsonNode any = type.rules().path("at_least_one");
    if (any.isArray() && count(any, value) == 0) {
      errors.add(path + ": none of at_least_one");
    }
    JsonNode one = type.rules().path("just_one");
    if (one.isArray() && count(one, value) != 1) {
      errors.add(path + ": not just one of just_one");
    }
  }

  private static int count(JsonNode names, JsonNode value) {
    int count = 0;
    for (JsonNode name : names) {
      count += value.has(name.asText()) ? 1 : 0;
    }
    return count;
  }

  private void attribute(
      String path,
      JsonNode holder,
      String name,
      ObjectNode attribute,
      Set<String> profiles,
      List<String> errors) {
    JsonNode value = holder.path(name);
    if (attribute.path("is_array").asBoolean() != value.isArray()
        && !attribute.path("type").asText().equals("json_t")) {
      errors.add(path + ": array or not");
    } else if (value.isArray()) {
      check(!value.isEmpty(), path + ": empty", errors);
      value.forEach(element -> single(path + "[]", element, attribute, profiles, errors));
    } else {
      single(path, value, attribute, profiles, errors);
      caption(path, holder, name, attribute, errors);
    }
  }

  private void single(
      String path,
      JsonNode value,
      ObjectNode attribute,
      Set<String> profiles,
      List<String> errors) {
    String type = attribute.path("type").asText();
    Definition object = schema.object(type);
    if (object != null) {
      object(path + ".", value, object, profiles, errors);
      return;
    }
    primitive(path, value, type, errors);
    JsonNode values = attribute.path("enum");
    boolean observable = path.equals("observables[].type_id");
    if (values.isObject()
        && !values.has(value.asText())
        && !(observable && observables.containsKey(value.asText()))
        && !path.endsWith("class_uid")
        && !path.endsWith("category_uid")) {
      errors.add(path + ": not of the value list");
    }
  }

  /** The caption beside a number is the list's; beside 99 it is the source's own. */
  private static void caption(
      String path, JsonNode holder, String name, ObjectNode attribute, List<String> errors) {
    String sibling = name.equals("activity_id") ? "activity_name" : name.replaceAll("_id$", "");
    String number = holder.path(name).asText();
    if (sibling.equals(name) || number.equals("99") || !attribute.path("enum").has(number)) {
      return;
    }
    String caption = attribute.path("enum").path(number).asText();
    if (holder.has(sibling) && !holder.path(sibling).asText().equals(caption)) {
      errors.add(path + ": caption beside it is another");
    }
  }

  private void primitive(String path, JsonNode value, String type, List<String> errors) {
    JsonNode definition = schema.type(type);
    String base = definition.path("type").asText(type);
    boolean fits =
        switch (base) {
          case "string_t" -> value.isTextual();
          case "integer_t" -> value.canConvertToInt() && value.isIntegralNumber();
          case "long_t" -> value.canConvertToLong() && value.isIntegralNumber();
          case "float_t" -> value.isNumber();
          case "boolean_t" -> value.isBoolean();
          case "json_t" -> true;
          default -> false;
        };
    if (!fits) {
      errors.add(path + ": no " + type);
      return;
    }
    String regex = definition.path("regex").asText("");
    if (!regex.isEmpty()
        && !patterns.computeIfAbsent(regex, Pattern::compile).matcher(value.asText()).find()) {
      errors.add(path + ": not of the form of " + type);
    }
    JsonNode range = definition.path("range");
    if (range.isArray()
        && (value.asLong() < range.get(0).asLong() || value.asLong() > range.get(1).asLong())) {
      errors.add(path + ": out of range");
    }
    if (definition.has("max_len") && value.asText().length() > definition.path("max_len").asInt()) {
      errors.add(path + ": too long");
    }
  }
}
