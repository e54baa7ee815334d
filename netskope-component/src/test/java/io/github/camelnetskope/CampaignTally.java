package io.github.camelnetskope;

/** Sums up trials; those that entered a window of docs/delivery.adoc are counted separately. */
final class CampaignTally {
  private long trials;
  private long records;
  private long lost;
  private long repeated;
  private long inWindows;
  private long recordsInWindows;
  private long lostInWindows;

  void add(TrialResult result) {
    if (result.windows().isEmpty()) {
      trials++;
      records += result.records();
      lost += result.lost();
      repeated += result.repeated();
    } else {
      inWindows++;
      recordsInWindows += result.records();
      lostInWindows += result.lost();
    }
  }

  /** Records lost outside of the windows. */
  long lost() {
    return lost;
  }

  /** For the table: trials, records, lost, repeated; trials in windows, records, lost in them. */
  long[] cells() {
    return new long[] {trials, records, lost, repeated, inWindows, recordsInWindows, lostInWindows};
  }

  @Override
  public String toString() {
    return "%,d trials, %,d records, %,d lost, %,d repeated; in a window %,d trials, %,d records, %,d lost"
        .formatted(trials, records, lost, repeated, inWindows, recordsInWindows, lostInWindows);
  }
}
