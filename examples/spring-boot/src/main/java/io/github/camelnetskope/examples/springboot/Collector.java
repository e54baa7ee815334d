package io.github.camelnetskope.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts what {@code application.yaml} and {@code camel/feeds-to-files.camel.yaml} say. */
@SpringBootApplication(proxyBeanMethods = false)
public class Collector {

  /** For Spring. */
  public Collector() {}

  /**
   * Starts the collector.
   *
   * @param options override properties, for instance {@code --netskope.index=mine}
   */
  public static void main(String[] options) {
    SpringApplication.run(Collector.class, options);
  }
}
