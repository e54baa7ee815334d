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
 * Counts how often the same unreadable answer has come, and sets it aside as {@code
 * skipUnreadableAfter} says. Two kinds of answer are never set aside: one that does not look like
 * the tenant's, since the tenant may still owe a page; and the answer to a {@code next}, since only
 * a {@code resend} is certain to repeat the page. Confined to the feed's worker.
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

  /** An answer was readable: the count starts again. */
  void over() {
    last = null;
    inARow = 0;
  }

  /**
   * An answer cannot be read.
   *
   * @param told called with the cause when it is set aside
   * @return a page that stands for the skipped answer
   * @throws MalformedAnswer when it is not skipped
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
      UnreadableRule unreadable,
      PageFingerprint fingerprint,
      ApiResponse answer,
      MalformedAnswer why) {
    int status = answer.status();
    try {
      byte[] body = answer.body().array();
      Path file = unreadable.folder().save(cursor.cursor(), fingerprint, body, answer.gzipped());
      LOG.warn("{}: an answer that cannot be read was set aside: {}", cursor.cursor(), file);
      return new MalformedAnswer(status, why.getMessage() + "; set aside: " + file);
    } catch (IOException e) {
      String reason = "; it cannot be set aside in " + unreadable.folder() + ": " + e;
      throw new MalformedAnswer(status, why.getMessage() + reason, e);
    }
  }
}
