package io.github.camelnetskope;

import io.github.camelnetskope.campaign.Windows.Window;
import java.util.List;
import java.util.Set;

/**
 * The result of a trial.
 *
 * @param allowedRepeats how many of them may be repeated, as the process ended before they were
 *     saved
 * @param faults violations that are never allowed
 * @param windows the documented windows that the trial entered
 */
record TrialResult(
    long seed,
    long records,
    long lost,
    long repeated,
    long allowedRepeats,
    List<String> faults,
    Set<Window> windows) {}
