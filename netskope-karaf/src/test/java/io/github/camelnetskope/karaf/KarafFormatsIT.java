package io.github.camelnetskope.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import io.github.camelnetskope.karaf.probe.FormatsActivator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class KarafFormatsIT {
  private static final String VERSION = System.getProperty("project.version");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void the_feature_brings_the_data_types_with_and_without_the_component() throws Exception {
    Path repository = Path.of(System.getProperty("karaf.repository"));
    var artifacts = new TestRepository(repository);
    artifacts.addFeatures(Path.of(System.getProperty("karaf.features")), VERSION);
    artifacts.completeCamelKaraf(System.getProperty("camel-karaf.version"));
    Path distribution = Path.of(System.getProperty("karaf.distribution"));
    var karaf = new Karaf(distribution, folder.resolve("karaf"), repository);
    Process process = karaf.start();
    try {
      karaf.run(
          "feature:repo-add mvn:io.github.camelnetskope/camel-netskope-features/"
              + VERSION
              + "/xml/features");
      karaf.run("feature:install camel-netskope-formats");
      assertThat(formats(karaf, "ocsf ecs cef"))
          .contains("ocsf application/json {\"category_uid\":2")
          .contains("ecs application/json {\"@timestamp\":")
          .contains("cef text/plain CEF:0|Netskope|");

      karaf.run("feature:install camel-netskope");
      assertThat(formats(karaf, "ocsf application-cloudevents"))
          .contains("ocsf application/json {\"category_uid\":2")
          .contains("application-cloudevents application/json {\"_id\":\"a\"");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private String formats(Karaf karaf, String names) throws Exception {
    Path bundle = folder.resolve("formats-" + names.length() + ".jar");
    write(bundle, names);
    karaf.run("bundle:install -s " + bundle.toUri());
    return Files.readString(folder.resolve("karaf/data/formats.txt"));
  }

  private static void write(Path bundle, String names) throws Exception {
    String file = FormatsActivator.class.getName().replace('.', '/') + ".class";
    try (var jar = new Jar("formats");
        var analyzer = new Analyzer(jar)) {
      jar.putResource(file, new EmbeddedResource(bytes(file), 0));
      analyzer.setProperty("Bundle-SymbolicName", "formats-" + names.length());
      analyzer.setProperty("Bundle-Activator", FormatsActivator.class.getName());
      analyzer.setProperty("Formats", names);
      jar.setManifest(analyzer.calcManifest());
      jar.write(bundle.toFile());
    }
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = FormatsActivator.class.getResourceAsStream("/" + resource)) {
      return in.readAllBytes();
    }
  }
}
