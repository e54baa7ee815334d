package io.github.camelnetskope.runtime;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a collector is told, in the words of the examples.
 *
 * @param tenant base URL
 * @param token for API v2
 * @param index name of the cursor
 * @param output folder: a folder for each feed, files of newline-delimited JSON that end in {@code
 *     .ndjson} once they are complete
 * @param checkpoints folder of the checkpoints
 */
public record CollectorSettings(
    String tenant, String token, String index, Path output, Path checkpoints) {

  /** The same as environment variables. */
  public Map<String, String> environment() {
    return Map.of(
        "NETSKOPE_TENANT", tenant,
        "NETSKOPE_TOKEN", token,
        "NETSKOPE_INDEX", index,
        "NETSKOPE_OUTPUT", output.toString(),
        "NETSKOPE_CHECKPOINTS", checkpoints.toString());
  }
}
