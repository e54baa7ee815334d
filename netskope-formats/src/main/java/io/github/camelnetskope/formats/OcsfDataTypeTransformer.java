package io.github.camelnetskope.formats;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code netskope:ocsf}: OCSF 1.8.0. Thread-safe. */
@DataTypeTransformer(
    name = "netskope:ocsf",
    description = "Transforms Netskope's records to OCSF 1.8.0, one a line")
public final class OcsfDataTypeTransformer extends NetskopeTransformer {

  /** Used by Camel. */
  public OcsfDataTypeTransformer() {
    super("ocsf", true);
  }
}
