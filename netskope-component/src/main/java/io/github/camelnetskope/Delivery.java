package io.github.camelnetskope;

/** What one exchange of a consumer carries. */
public enum Delivery {
  /** One record. */
  RECORD,

  /** Up to {@code batchSize} records of a page. */
  BATCH,

  /** All records of a page. */
  PAGE
}
