package io.github.camelnetskope.benchmarks;

import static io.github.camelnetskope.benchmarks.Measurement.property;

import java.util.List;

/**
 * What a client has to read.
 *
 * @param tenant its base URL
 * @param token of the tenant
 * @param index the name of a cursor that nobody has used
 * @param feeds to read from the oldest record on
 * @param pagesPerFeed how many pages of each
 * @param records how many in all
 * @param threads that may read
 * @param options further options of the {@code netskope:} endpoint, such as {@code &batchSize=100}
 */
record Job(
    String tenant,
    String token,
    String index,
    List<String> feeds,
    int pagesPerFeed,
    long records,
    int threads,
    String options) {

  /** Reads it from system properties of the same names. */
  static Job fromProperties() {
    List<String> feeds = List.of(property("feeds").split(","));
    return new Job(
        property("tenant"),
        property("token"),
        property("index"),
        feeds,
        Integer.getInteger("pagesPerFeed", 1),
        Long.getLong("records", 0L),
        Integer.getInteger("threads", 1),
        System.getProperty("options", ""));
  }
}
