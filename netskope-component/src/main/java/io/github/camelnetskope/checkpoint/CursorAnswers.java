package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;

/**
 * Evaluates the answers to a cursor's requests and updates its state. Confined to the feed's
 * worker.
 */
final class CursorAnswers {
  private final CursorRules rules;
  private final SavedCheckpoint checkpoint;
  private final LateRequests late;
  private final InconclusiveAnswers inconclusive;
  private final Optional<Seam> seam;
  private final CursorEnd end;
  private final PageInHand inHand;

  private boolean begunByResend;

  CursorAnswers(
      CursorRules rules,
      SavedCheckpoint checkpoint,
      LateRequests late,
      InconclusiveAnswers inconclusive,
      Optional<Seam> seam,
      CursorEnd end,
      PageInHand inHand) {
    this.rules = rules;
    this.checkpoint = checkpoint;
    this.late = late;
    this.inconclusive = inconclusive;
    this.seam = seam;
    this.end = end;
    this.inHand = inHand;
  }

  /** Forgets the answers so far: another owner may have used the cursor. */
  void takeOver() {
    begunByResend = false;
  }

  /** Handles an answer that could be read. */
  Fetched read(EventPage page) {
    if (page.operation() instanceof Look) {
      Fetched seen = seam.orElseThrow().looked(page);
      return seam.get().waited().map(this::records).orElse(seen);
    }
    checkpoint.iterator(page.iterator());
    if (page.lack().isPresent()) {
      return silence(page, page.lack().get());
    }
    if (page.fingerprint().isPresent()) {
      return records(page);
    }
    checkpoint.emptyArray();
    Step step = inconclusive.emptyArray(checkpoint.isDelivering());
    if (step == Step.EMPTY) {
      inHand.noLongerResent();
    }
    return judged(step, Optional.of(page));
  }

  /** Handles an answer without a result: an empty page, or a page that was lost in transit. */
  private Fetched silence(EventPage page, String lack) {
    if (page.operation() instanceof Next) {
      return rules.silentNextMeansNothing()
          ? judged(Step.EMPTY, Optional.of(page))
          : new Fetched(inconclusive.silentNext(), Optional.of(page));
    }
    boolean owes = checkpoint.isDelivering() || inHand.isUnsaved();
    boolean believable = rules.maySilenceMeanNothing(checkpoint.sawEmptyArray(), owes);
    Step step = inconclusive.silentResend(lack, believable);
    if (step == Step.EMPTY && checkpoint.get() instanceof Requested) {
      // Likely, but not certain: the checkpoint stays REQUESTED, so that the next owner sends a
      // resend again.
      late.compared();
      return new Fetched(step, Optional.of(page));
    }
    return judged(step, Optional.of(page));
  }

  /** Handles the result of a request that brought no page to deliver. */
  Fetched judged(Step step, Optional<EventPage> page) {
    begunByResend = checkpoint.get() == null;
    if (step == Step.EMPTY || step == Step.REPEATED) {
      // A late request may have taken a page; then the next comparison shows it.
      end.nothing(page.filter(answer -> !late.mayCome()));
      inHand.drop();
      inconclusive.over();
      page.filter(answer -> answer.operation() instanceof Next)
          .ifPresentOrElse(next -> late.notCompared(), late::compared);
    }
    return new Fetched(step, page);
  }

  private Fetched records(EventPage page) {
    PageFingerprint fingerprint = page.fingerprint().orElseThrow();
    boolean toResend = page.operation() instanceof Resend;
    boolean known = checkpoint.isLast(fingerprint);
    if (known && !checkpoint.isDelivering() && (toResend || begunByResend)) {
      // In an answer to next this proves nothing: a gateway may have sent the previous answer
      // twice.
      return judged(toResend ? Step.REPEATED : Step.UNRESOLVED, Optional.of(page));
    }
    if (seam.filter(ofStripe -> ofStripe.mustLook(page)).isPresent()) {
      return new Fetched(Step.LOOK, Optional.of(page));
    }
    EventPage own = seam.map(ofStripe -> ofStripe.own(page)).orElse(page);
    // A page from before the first request of this cursor has no checkpoint yet.
    OwedPage found = OwedPage.found(own, toResend && begunByResend ? null : checkpoint.get());
    begunByResend = checkpoint.get() == null;
    if (toResend && !inHand.isUnsaved()) {
      late.broughtPage(checkpoint.get());
    }
    if (known && !toResend) {
      // Possibly the previous answer, sent twice: then the page of this request is still owed.
      late.oneMore();
      found = found.at(found.position(), own.size());
    }
    inHand.receive(found);
    inconclusive.over();
    late.notCompared();
    return new Fetched(inHand.owed().isEmpty() ? Step.EMPTY : Step.PAGE, Optional.of(page));
  }
}
