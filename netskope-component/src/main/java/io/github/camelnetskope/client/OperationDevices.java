package io.github.camelnetskope.client;

import java.util.Locale;
import java.util.stream.Stream;

/** The operations of {@link OperationTable} for devices, except the search for their status. */
final class OperationDevices {
  private static final String TAGS = "devices/device/tags";

  private OperationDevices() {}

  static Stream<OperationBuilder> all() {
    return Stream.of(
        of("devices/supportedos", "list").list("available_os"),
        of(TAGS, "list").behind("gettags").readByBody().object("data").any(),
        of(TAGS, "create")
            .once("POST")
            .carries(OperationBody.with("name"))
            .look("v2/" + TAGS + " op=list with the name"),
        of(TAGS, "update")
            .behind("{id}")
            .sets("PATCH")
            .carries(OperationBody.with())
            .look("v2/" + TAGS + " op=list with the id"),
        bulk("bulkAdd"),
        bulk("bulkRemove"),
        bulk("bulkReplace"));
  }

  /** The scope that a token needs is not known. */
  private static OperationBuilder of(String resource, String op) {
    return new OperationBuilder(resource, op, "");
  }

  private static OperationBuilder bulk(String op) {
    return of(TAGS, op)
        .behind(op.toLowerCase(Locale.ROOT))
        .sets("POST")
        .carries(OperationBody.with("tags"))
        .look("v2/" + TAGS + " op=list with the id of each tag: device_count");
  }
}
