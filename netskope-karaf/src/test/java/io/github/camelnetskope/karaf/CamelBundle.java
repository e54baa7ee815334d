package io.github.camelnetskope.karaf;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A jar of Camel with a manifest like camel-karaf's, or an empty one. */
final class CamelBundle {
  private static final String LINE = "[4.14,4.15)";

  // What prints XML for debugging is in a jar that camel-karaf's features do not name.
  private static final String IMPORTS =
      "org.apache.camel.util.xml.pretty;resolution:=optional,"
          + "org.apache.camel.*;version=\"%s\",*;resolution:=optional".formatted(LINE);

  private final Jar jar;
  private final Map<String, String> headers;

  private CamelBundle(Jar jar, Map<String, String> headers) {
    this.jar = jar;
    this.headers = headers;
  }

  /** Of the jar {@code name-version.jar} in the folder {@code name/version}. */
  static CamelBundle of(Path camel) throws IOException {
    Path version = camel.toAbsolutePath().getParent();
    return new CamelBundle(
        new Jar(camel.toFile()),
        Map.of(
            "Bundle-SymbolicName",
            version.getParent().getFileName().toString(),
            "Bundle-Version",
            version.getFileName().toString(),
            "Export-Package",
            "org.apache.camel.*;version=" + version.getFileName(),
            "Import-Package",
            IMPORTS));
  }

  static CamelBundle empty(String name) {
    return new CamelBundle(new Jar(name), Map.of("Bundle-SymbolicName", name));
  }

  /** Writes it and closes what it was made of. */
  void write(Path target) throws IOException {
    try (var analyzer = new Analyzer(jar)) {
      headers.forEach(analyzer::setProperty);
      analyzer.setProperty("-metainf-services", "none");
      analyzer.setProperty("-noextraheaders", "true");
      jar.setManifest(analyzer.calcManifest());
      jar.write(target.toFile());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("no bundle of " + jar.getName(), e);
    }
  }
}
