package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException.MalformedAnswer;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts how often an answer came that cannot be read, and sets it aside when the options say so.
 * Only an answer that looks like the tenant's is: in the place of any other a page may be owed. Nor
 * the answer to a {@code next}: what {@code resend} repeats is certain to be the page. Confined to
 * the feed's worker.
 */
final class UnreadableAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadableAnswers.class);

  private final FeedCursor cursor;
  private final Optional<UnreadableRule> rule;
  private @Nullable PageFingerprint last;
  private int inARow;

  UnreadableAnswers(FeedCursor cursor, Optional<UnreadableRule> rule) {
    this.cursor = cursor;
    this.rule = rule;
  }

  /** An answer could be read. */
  void over() {
    last = null;
    inARow = 0;
  }

  /**
   * An answer cannot be read.
   *
   * @param told hears when it is set aside
   * @return what stands for it, when it is passed over
   * @throws MalformedAnswer when it is not
   */
  EventPage pass(
      IteratorRequest request,
      ApiResponse answer,
      MalformedAnswer why,
      Consumer<MalformedAnswer> told) {
    Optional<EventPage> found = request.unreadable(answer);
    if (found.isEmpty() || request.operation() instanceof Look) {
      over();
      throw why;
    }
    EventPage page = found.get();
    PageFingerprint fingerprint = page.fingerprint().orElseThrow();
    if (cursor.inHand().wasSetAside(fingerprint)) {
      return page;
    }
    inARow = fingerprint.equals(last) ? inARow + 1 : 1;
    last = fingerprint;
    if (rule.isEmpty() || inARow < rule.get().after() || request.operation() instanceof Next) {
      throw why;
    }
    told.accept(setAside(rule.get(), fingerprint, answer, why));
    over();
    return page;
  }

  private MalformedAnswer setAside(
      UnreadableRule its, PageFingerprint fingerprint, ApiResponse answer, MalformedAnswer why) {
    int status = answer.status();
    try {
      byte[] body = answer.body().array();
      Path file = its.folder().save(cursor.cursor(), fingerprint, body, answer.gzipped());
      LOG.warn("{}: an answer that cannot be read was set aside: {}", cursor.cursor(), file);
      return new MalformedAnswer(status, why.getMessage() + "; set aside: " + file);
    } catch (IOException e) {
      String reason = "; it cannot be set aside in " + its.folder() + ": " + e;
      throw new MalformedAnswer(status, why.getMessage() + reason, e);
    }
  }
}
