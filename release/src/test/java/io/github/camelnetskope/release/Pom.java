package io.github.camelnetskope.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A module of this project: its pom, and what the build has left in its target folder. */
record Pom(Path folder, Document document) {
  static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  /** All modules that a release publishes: those that do not set {@code maven.deploy.skip}. */
  static List<Pom> published() {
    return all().stream()
        .filter(pom -> !pom.value("properties/maven.deploy.skip").equals("true"))
        .toList();
  }

  /** All modules, those of any profile too. */
  static List<Pom> all() {
    try (Stream<Path> files = Files.walk(ROOT, 4)) {
      return files
          .filter(
              file ->
                  file.endsWith("pom.xml") && !ROOT.relativize(file).toString().contains("target"))
          .sorted()
          .map(Path::getParent)
          .map(Pom::in)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pom in(Path folder) {
    try {
      return new Pom(
          folder,
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(folder.resolve("pom.xml").toFile()));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(folder + "/pom.xml cannot be read", e);
    }
  }

  String artifactId() {
    return text("artifactId");
  }

  String version() {
    String own = text("version");
    return own.isEmpty() ? text("parent/version") : own;
  }

  boolean isJar() {
    String packaging = text("packaging");
    return packaging.isEmpty() || packaging.equals("jar");
  }

  /** The text of an element of the project, inherited where the pom itself has none. */
  String value(String path) {
    String own = text(path);
    if (!own.isEmpty() || text("parent/artifactId").isEmpty()) {
      return own;
    }
    String relative = text("parent/relativePath");
    return in(folder.resolve(relative.isEmpty() ? ".." : relative.replace("/pom.xml", "")))
        .value(path);
  }

  /** The text of an element of this very pom, or an empty string. */
  String text(String path) {
    List<String> all = texts(path);
    return all.isEmpty() ? "" : all.get(0);
  }

  List<String> texts(String path) {
    try {
      var nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate("/project/" + path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent().strip());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** A file of the target folder, such as the one that ends in {@code -sources.jar}. */
  Path packed(String ending) {
    return folder.resolve("target").resolve(artifactId() + "-" + version() + ending);
  }

  @Override
  public String toString() {
    return artifactId();
  }
}
