package io.github.camelnetskope.model;

import java.util.List;

/**
 * What a client lives in.
 *
 * @param durable whether the checkpoint survives the process
 * @param pages that the tenant will have
 * @param replies with which the network replaces answers
 * @param repeats whether the network may carry out a request twice, and bring an answer twice
 */
record World(Tenant tenant, boolean durable, int pages, List<Reply> replies, boolean repeats) {
  /** What the tenant does where its documentation is silent. */
  record Tenant(
      boolean saysNothingByArray, boolean repeatsEmptyPage, UnknownIndex resendOnUnknownIndex) {}

  /** How a resend on an index is answered that never had a page. */
  enum UnknownIndex {
    NOTHING,
    REFUSED,
    FIRST_PAGE
  }
}
