package io.github.camelnetskope.karaf.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Message;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.support.DefaultExchange;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Transforms a record to each of the data types that its bundle's header {@code Formats} names, and
 * writes the results to {@code formats.txt} in Karaf's data folder. A data type that is not found
 * fails the start of the bundle.
 */
public final class FormatsActivator implements BundleActivator {
  private static final String RECORD =
      "{\"_id\":\"a\",\"record_type\":\"alert\",\"alert_type\":\"DLP\",\"timestamp\":1764000000,"
          + "\"user\":\"ann@example.com\"}";

  @Override
  public void start(BundleContext bundle) throws Exception {
    var text = new StringBuilder();
    try (var context = new OsgiDefaultCamelContext(bundle)) {
      context.start();
      for (String name : bundle.getBundle().getHeaders().get("Formats").split(" ", -1)) {
        DataType type = new DataType("netskope:" + name);
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(RECORD);
        context
            .getTransformerRegistry()
            .resolveTransformer(new TransformerKey(type))
            .transform(message, DataType.ANY, type);
        text.append(name)
            .append(' ')
            .append(message.getHeader("Content-Type"))
            .append(' ')
            .append(message.getBody(String.class))
            .append('\n');
      }
    }
    Files.writeString(Path.of(System.getProperty("karaf.data"), "formats.txt"), text);
  }

  @Override
  public void stop(BundleContext bundle) {
    // Nothing runs.
  }
}
