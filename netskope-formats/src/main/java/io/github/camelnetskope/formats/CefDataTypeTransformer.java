package io.github.camelnetskope.formats;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code netskope:cef}: CEF. Thread-safe. */
@DataTypeTransformer(
    name = "netskope:cef",
    description = "Transforms Netskope's records to CEF, one per line")
public final class CefDataTypeTransformer extends NetskopeTransformer {

  /** For Camel, which creates it by reflection. */
  public CefDataTypeTransformer() {
    super("cef", false);
  }
}
