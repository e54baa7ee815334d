package io.github.camelnetskope.checkpoint;

/**
 * What became of the records of a {@link SeamTrial}.
 *
 * @param unproven seams
 * @param windows how often a late request came in one that is documented
 */
record SeamResult(
    long seed, int records, int lost, int repeated, int unproven, int windows, String plan) {}
