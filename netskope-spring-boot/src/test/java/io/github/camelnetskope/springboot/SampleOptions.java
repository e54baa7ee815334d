package io.github.camelnetskope.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.util.StringHelper;

/** A value for each option of the component that is not its default. */
final class SampleOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Object> beans = new LinkedHashMap<>();

  SampleOptions() {
    Metadata.componentOptions().properties().forEach(o -> add(o.getKey(), o.getValue()));
    // It would replace all the others.
    values.remove("configuration");
  }

  private void add(String name, JsonNode option) {
    String type = option.get("javaType").asText().replaceAll("<.*", "");
    switch (type) {
      case "boolean" -> values.put(name, !option.path("defaultValue").asBoolean());
      case "int" -> values.put(name, name.endsWith("Bytes") ? 17_000 : 17);
      case "long" -> values.put(name, 17_000L);
      case "java.lang.String" -> values.put(name, "sample of " + name);
      case "java.time.Duration" -> values.put(name, Duration.ofSeconds(17));
      default -> addObject(name, type);
    }
  }

  private void addObject(String name, String typeName) {
    try {
      Class<?> type = Class.forName(typeName);
      if (type.isEnum()) {
        Object[] constants = type.getEnumConstants();
        values.put(name, constants[constants.length - 1]);
      } else {
        Object bean = type.isInterface() ? proxy(type) : type.getConstructor().newInstance();
        beans.put("sample-" + name, bean);
        values.put(name, bean);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "sample of " + type;
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  /** The expected values of the component, by option. */
  Map<String, Object> values() {
    return values;
  }

  /** The beans that properties refer to. */
  Map<String, Object> beans() {
    return beans;
  }

  /** The values as an application writes them. */
  String[] properties(String prefix) {
    return values.entrySet().stream()
        .map(o -> prefix + StringHelper.camelCaseToDash(o.getKey()) + "=" + text(o))
        .toArray(String[]::new);
  }

  private String text(Map.Entry<String, Object> option) {
    if (beans.containsKey("sample-" + option.getKey())) {
      return "#bean:sample-" + option.getKey();
    }
    return option.getValue() instanceof Duration time
        ? time.toSeconds() + "s"
        : option.getValue().toString();
  }
}
