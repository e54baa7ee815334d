package io.github.camelnetskope.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A library that one of the published artifacts depends on, as the artifacts' SBOMs name it.
 *
 * @param group its group
 * @param name its artifact
 * @param version its version
 * @param licences SPDX identifiers, or names where a licence has none; any one of them may be
 *     chosen
 */
record Library(String group, String name, String version, List<String> licences) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * All libraries of all SBOMs below a folder, by their coordinates; those of this project left
   * out.
   *
   * @throws IOException if an SBOM cannot be read
   */
  static SortedMap<String, Library> of(Path root) throws IOException {
    SortedMap<String, Library> libraries = new TreeMap<>();
    for (Path sbom : sboms(root)) {
      for (JsonNode component : JSON.readTree(sbom.toFile()).path("components")) {
        Library library = of(component);
        if (!library.group.equals("io.github.camelnetskope")) {
          libraries.put(library.coordinates(), library);
        }
      }
    }
    return libraries;
  }

  /** The SBOM of each artifact that the build has packed. */
  static List<Path> sboms(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 5)) {
      return files
          .filter(file -> file.toString().matches(".*/target/[^/]*-cyclonedx\\.json"))
          .sorted()
          .toList();
    }
  }

  private static Library of(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      String name = licence.path("id").asText(licence.path("name").asText());
      licences.add(choice.path("expression").asText(name));
    }
    return new Library(
        component.path("group").asText(),
        component.path("name").asText(),
        component.path("version").asText(),
        List.copyOf(licences));
  }

  String coordinates() {
    return group + ":" + name + ":" + version;
  }

  /** Its jar in a local Maven repository. */
  Path jar(Path repository) {
    return repository
        .resolve(group.replace('.', '/'))
        .resolve(name)
        .resolve(version)
        .resolve(name + "-" + version + ".jar");
  }
}
