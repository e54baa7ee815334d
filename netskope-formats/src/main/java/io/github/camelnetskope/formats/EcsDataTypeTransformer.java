package io.github.camelnetskope.formats;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code netskope:ecs}: ECS 9.4. Thread-safe. */
@DataTypeTransformer(
    name = "netskope:ecs",
    description = "Transforms Netskope's records to ECS 9.4, one per line")
public final class EcsDataTypeTransformer extends NetskopeTransformer {

  /** For Camel, which creates it by reflection. */
  public EcsDataTypeTransformer() {
    super("ecs", true);
  }
}
