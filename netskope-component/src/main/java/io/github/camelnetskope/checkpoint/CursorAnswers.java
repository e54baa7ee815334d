package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.Checkpoint.Requested;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.IteratorOperation.Look;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import io.github.camelnetskope.client.PageFingerprint;
import java.util.Optional;

/** What an answer says of a cursor, and what it changes. Confined to the feed's worker. */
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

  /** What was heard is another owner's. */
  void takeOver() {
    begunByResend = false;
  }

  /** A request brought an answer that could be read. */
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

  /** An answer without a result: an empty page, or one that was lost on its way. */
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
      // Believed, but not known: whoever takes over has to ask again.
      late.compared();
      return new Fetched(step, Optional.of(page));
    }
    return judged(step, Optional.of(page));
  }

  /** A request has said whether there is a page, and there is none to deliver. */
  Fetched judged(Step step, Optional<EventPage> page) {
    begunByResend = checkpoint.get() == null;
    if (step == Step.EMPTY || step == Step.REPEATED) {
      // A late request may have taken a page that the next comparison shows.
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
      // To next it is no proof: the answer before it may have come twice.
      return judged(toResend ? Step.REPEATED : Step.UNRESOLVED, Optional.of(page));
    }
    if (seam.filter(its -> its.mustLook(page)).isPresent()) {
      return new Fetched(Step.LOOK, Optional.of(page));
    }
    EventPage own = seam.map(its -> its.own(page)).orElse(page);
    // Nothing is known of a page that was there before the first request of this cursor.
    OwedPage found = OwedPage.found(own, toResend && begunByResend ? null : checkpoint.get());
    begunByResend = checkpoint.get() == null;
    if (toResend && !inHand.isUnsaved()) {
      late.broughtPage(checkpoint.get());
    }
    if (known && !toResend) {
      // Perhaps the answer before it, which came twice: the page of this request is owed then.
      late.oneMore();
      found = found.at(found.position(), own.size());
    }
    inHand.receive(found);
    inconclusive.over();
    late.notCompared();
    return new Fetched(inHand.owed().isEmpty() ? Step.EMPTY : Step.PAGE, Optional.of(page));
  }
}
