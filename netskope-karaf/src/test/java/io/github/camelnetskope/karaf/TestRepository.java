package io.github.camelnetskope.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Maven repository that Karaf is given: our artifacts, the features files of camel-karaf and
 * the bundles of others that they name, all as they are published.
 *
 * <p>Of camel-karaf's own bundles, which are Camel's jars with another manifest, most are in no
 * repository that the build can count on. What the build has not copied is made here: from the
 * plain Camel jar of the same name, or, of the three that Camel has no jar for, with nothing in it.
 */
record TestRepository(Path folder) {
  private static final String CAMEL_KARAF = "org/apache/camel/karaf";
  private static final Pattern BUNDLE =
      Pattern.compile("<bundle>mvn:org\\.apache\\.camel\\.karaf/([^/]+)/([^/<]+)</bundle>");
  private static final List<String> WITHOUT_A_CAMEL_JAR =
      List.of("camel-directvm", "camel-karaf-shell", "camel-vm");

  /** Adds our features file, as the build has made it. */
  void addFeatures(Path ours, String version) throws IOException {
    Path target =
        folder("io/github/camelnetskope", "camel-netskope-features", version)
            .resolve("camel-netskope-features-" + version + "-features.xml");
    Files.createDirectories(target.getParent());
    Files.writeString(target, Files.readString(ours));
  }

  /** Makes the bundles that camel-karaf's features file names and the build has not copied. */
  void completeCamelKaraf(String version) throws IOException {
    Path features =
        folder(CAMEL_KARAF, "apache-camel", version)
            .resolve("apache-camel-" + version + "-features.xml");
    List<String> names =
        BUNDLE
            .matcher(Files.readString(features))
            .results()
            .filter(bundle -> bundle.group(2).equals(version))
            .map(bundle -> bundle.group(1))
            .distinct()
            .toList();
    for (String name : names) {
      complete(name, version);
    }
  }

  private void complete(String name, String version) throws IOException {
    Path bundle = folder(CAMEL_KARAF, name, version).resolve(name + "-" + version + ".jar");
    if (Files.exists(bundle)) {
      return;
    }
    List<Path> plain = plainJars(name);
    if (!plain.isEmpty()) {
      Files.createDirectories(bundle.getParent());
      CamelBundle.of(plain.get(0)).write(bundle);
    } else if (WITHOUT_A_CAMEL_JAR.contains(name)) {
      Files.createDirectories(bundle.getParent());
      CamelBundle.empty(name).write(bundle);
    }
  }

  private List<Path> plainJars(String name) throws IOException {
    Path versions = folder.resolve("org/apache/camel").resolve(name);
    if (!Files.exists(versions)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(versions)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private Path folder(String group, String artifact, String version) {
    return folder.resolve(group).resolve(artifact).resolve(version);
  }
}
