package io.github.camelnetskope.formats;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code netskope:cef}: CEF. Thread-safe. */
@DataTypeTransformer(
    name = "netskope:cef",
    description = "Transforms Netskope's records to CEF, one a line")
public final class CefDataTypeTransformer extends NetskopeTransformer {

  /** Used by Camel. */
  public CefDataTypeTransformer() {
    super("cef", false);
  }
}
