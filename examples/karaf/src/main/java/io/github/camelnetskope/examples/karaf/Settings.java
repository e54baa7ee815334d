package io.github.camelnetskope.examples.karaf;

/**
 * Of the file in {@code etc/}.
 *
 * @param feeds separated by commas, or {@code *}
 * @param output folder of the files
 * @param checkpoints folder of the checkpoints
 */
public record Settings(
    String tenant, String token, String index, String feeds, String output, String checkpoints) {}
