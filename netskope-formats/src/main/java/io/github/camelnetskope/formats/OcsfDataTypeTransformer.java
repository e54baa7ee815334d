package io.github.camelnetskope.formats;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code netskope:ocsf}: OCSF 1.8.0. Thread-safe. */
@DataTypeTransformer(
    name = "netskope:ocsf",
    description = "Transforms Netskope's records to OCSF 1.8.0, one per line")
public final class OcsfDataTypeTransformer extends NetskopeTransformer {

  /** For Camel, which creates it by reflection. */
  public OcsfDataTypeTransformer() {
    super("ocsf", true);
  }
}
