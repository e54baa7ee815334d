package io.github.camelnetskope.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Maven repository that Karaf is given: our artifacts, and a stand-in for camel-karaf.
 *
 * <p>The stand-in has the coordinates and the feature names of camel-karaf's feature repository, so
 * that our own features file is tested as it is published. Its bundles are the plain Camel jars,
 * wrapped with the headers that camel-karaf's own wrappers have.
 */
record TestRepository(Path folder) {

  private static final String CAMEL_IMPORTS =
      "org.apache.camel*;version=%22[4.14,4.15)%22,*;resolution:=optional";

  /** Adds the feature files to the artifacts that the build copied. */
  void addFeatures(Path ours, String version, String camelKarafVersion) throws IOException {
    put("io/github/camelnetskope", "camel-netskope-features", version, Files.readString(ours));
    put("org/apache/camel/karaf", "apache-camel", camelKarafVersion, standIn());
  }

  private void put(String group, String artifact, String version, String xml) throws IOException {
    Path target = folder.resolve(group).resolve(artifact).resolve(version);
    Files.createDirectories(target);
    Files.writeString(target.resolve(artifact + "-" + version + "-features.xml"), xml);
  }

  private String standIn() throws IOException {
    return """
        <features name="camel-karaf-stand-in" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
          <feature name="camel-core" version="4.14.0" start-level="50">
            <feature prerequisite="true">wrap</feature>
            %s
          </feature>
          <feature name="camel-http" version="4.14.0" start-level="50">
            <feature>camel-core</feature>
            %s
          </feature>
          <feature name="camel-jackson" version="4.14.0" start-level="50">
            <feature prerequisite="true">spifly</feature>
            <feature>camel-core</feature>
            %s
          </feature>
        </features>
        """
        .formatted(
            camelCore(),
            bundles(
                List.of(
                    artifacts("org/apache/httpcomponents"),
                    artifacts("jakarta/servlet"),
                    camel("camel-(http.*|attachments)"))),
            bundles(List.of(artifacts("com/fasterxml/jackson/core"), camel("camel-jackson"))));
  }

  private String camelCore() throws IOException {
    return bundles(
        List.of(
            artifacts("commons-codec"),
            artifacts("jakarta/xml"),
            artifacts("jakarta/activation"),
            camel("camel-(?!core$|http|attachments|jackson).*"),
            artifacts("org/apache/camel/karaf")));
  }

  private List<Artifact> camel(String names) throws IOException {
    return artifacts("org/apache/camel").stream()
        .filter(a -> a.group().equals("org.apache.camel") && a.name().matches(names))
        .toList();
  }

  private List<Artifact> artifacts(String group) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(group))) {
      return files
          .filter(f -> f.toString().endsWith(".jar"))
          .map(f -> Artifact.of(folder.relativize(f)))
          .sorted()
          .toList();
    }
  }

  private static String bundles(List<List<Artifact>> artifacts) {
    return artifacts.stream()
        .flatMap(List::stream)
        .map(a -> "<bundle>" + a.url() + "</bundle>")
        .collect(Collectors.joining("\n    "));
  }

  private record Artifact(String group, String name, String version)
      implements Comparable<Artifact> {

    static Artifact of(Path jar) {
      Path version = jar.getParent();
      Path name = version.getParent();
      return new Artifact(
          name.getParent().toString().replace('/', '.'),
          name.getFileName().toString(),
          version.getFileName().toString());
    }

    /** Camel's jars and HttpClient's are no bundles. */
    String url() {
      String maven = "mvn:" + group + "/" + name + "/" + version;
      String header = "$Bundle-SymbolicName=" + name + "&amp;Bundle-Version=" + version;
      return switch (group) {
        case "org.apache.camel" ->
            "wrap:%s%s&amp;Export-Package=org.apache.camel*;version=%s&amp;Import-Package=%s"
                .formatted(maven, header, version, CAMEL_IMPORTS);
        case "org.apache.httpcomponents.core5", "org.apache.httpcomponents.client5" ->
            "wrap:" + maven + header;
        default -> maven;
      };
    }

    @Override
    public int compareTo(Artifact other) {
      return toString().compareTo(other.toString());
    }
  }
}
