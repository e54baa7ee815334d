package io.github.camelnetskope;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A native image knows only the names that the jar's own metadata mentions. */
class NativeImageMetadataTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path METADATA =
      CLASSES.resolve("META-INF/native-image/io.github.camelnetskope/camel-netskope");
  private static final Path SERVICES = CLASSES.resolve("META-INF/services/org/apache/camel");

  @Test
  void each_class_that_camel_makes_by_its_name_is_registered() throws Exception {
    assertThat(registered()).containsAll(namedInServices());
  }

  @Test
  void each_registered_class_is_there() throws Exception {
    for (String name : registered()) {
      assertThat(Class.forName(name).getConstructor()).as(name).isNotNull();
    }
  }

  @Test
  void each_resource_that_camel_reads_is_included() throws Exception {
    List<Pattern> patterns =
        elements(read("resource-config.json").at("/resources/includes"), "pattern")
            .map(Pattern::compile)
            .toList();

    for (String resource : resources()) {
      assertThat(patterns).as(resource).anyMatch(p -> p.matcher(resource).matches());
    }
  }

  private static Set<String> registered() throws IOException {
    return elements(read("reflect-config.json"), "name").collect(toSet());
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(METADATA.resolve(file).toFile());
  }

  private static Stream<String> elements(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false).map(e -> e.get(field).asText());
  }

  private static Set<String> namedInServices() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : files(SERVICES)) {
      var properties = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      if (properties.containsKey("class")) {
        names.add(properties.getProperty("class"));
      }
    }
    assertThat(names).isNotEmpty();
    return names;
  }

  /** Everything of the jar that is read at run time and is no class. */
  private static List<String> resources() throws IOException {
    return files(CLASSES).stream()
        .map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
        .filter(name -> !name.endsWith(".class"))
        .filter(name -> !Set.of("component.properties", "dev-consoles.properties").contains(name))
        .filter(name -> !name.matches("META-INF/([^/]*|native-image/.*|services/.*\\.properties)"))
        .toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
