package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.AlertId;
import io.github.camelnetskope.client.EventPage;
import java.util.Optional;

/** The alerts of a page. */
final class Alerts {
  private Alerts() {}

  /** The identity of an alert; empty when it has no {@code _id} or cannot be read as a record. */
  static Optional<AlertId> id(EventPage page, int position) {
    return page.isMalformed(position, position + 1)
        ? Optional.empty()
        : page.record(position).id().filter(id -> !id.isEmpty()).map(AlertId::of);
  }
}
