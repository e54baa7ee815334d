package io.github.camelnetskope.recipes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Runs one recipe. */
public final class Collector {
  private Collector() {}

  /**
   * Runs until the process is ended.
   *
   * @param arguments a file with properties; then the class of a route, or a YAML file on the class
   *     path
   */
  public static void main(String[] arguments) throws Exception {
    String route = arguments[1];
    var main = new Main();
    main.setPropertyPlaceholderLocations("file:" + arguments[0]);
    if (route.endsWith(".yaml")) {
      main.configure().withRoutesIncludePattern("classpath:" + route);
    } else {
      Class<?> type = Class.forName(route);
      main.configure().addRoutesBuilder((RouteBuilder) type.getDeclaredConstructor().newInstance());
    }
    main.run();
  }
}
