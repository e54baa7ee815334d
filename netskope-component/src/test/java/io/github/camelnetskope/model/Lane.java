package io.github.camelnetskope.model;

import io.github.camelnetskope.model.SeamWorld.Answer;
import io.github.camelnetskope.model.StripeClient.Wants;
import org.jspecify.annotations.Nullable;

/**
 * One stripe and what the tenant and the network have of it.
 *
 * @param client its state in the {@link StripeGraph}
 * @param position where {@code next} begins
 * @param look where the next request of the look begins
 * @param last what {@code resend} repeats; null before the first page
 * @param lastDone whether the stripe is done with that page
 * @param asked the request for whose answer it waits
 * @param compared the page that the resend right before has shown; null without one
 * @param lateNext how many {@code next} were given up that may be carried out yet
 * @param lateEpoch the same, of those that set the cursor
 * @param hand the last page with records that it has received
 * @param inRoute how many records of the page in hand the route has got
 * @param fate what has become of the records
 */
record Lane(
    int client,
    int position,
    int look,
    @Nullable Answer last,
    boolean lastDone,
    @Nullable Asked asked,
    @Nullable Answer compared,
    int lateNext,
    int lateEpoch,
    @Nullable Answer hand,
    int inRoute,
    Fate fate) {
  /** Before anything has happened. */
  static final Lane START =
      new Lane(0, 0, 0, null, true, null, null, 0, 0, null, 0, new Fate(0, 0, false, false));

  /**
   * A request that left.
   *
   * @param compared as it was when it left
   * @param answer once the tenant has carried it out
   */
  record Asked(Wants wants, @Nullable Answer compared, @Nullable Answer answer) {}

  /**
   * What has become of the records.
   *
   * @param delivered how many of each letter ({@link StripeLog#count})
   * @param excused those of pages that were left behind in a documented window
   * @param killed whether the process has died
   * @param rewound whether a late request has set the cursor back
   */
  record Fate(long delivered, long excused, boolean killed, boolean rewound) {
    Fate deliver(int letter) {
      return new Fate(delivered + StripeLog.one(letter), excused, killed, rewound);
    }

    Fate excuse(String letters) {
      long more = excused;
      for (int i = 0; i < letters.length(); i++) {
        more |= 15 * StripeLog.one(letters.charAt(i));
      }
      return new Fate(delivered, more, killed, rewound);
    }

    Fate kill() {
      return new Fate(delivered, excused, true, rewound);
    }

    Fate rewind() {
      return new Fate(delivered, excused, killed, true);
    }
  }

  Lane withClient(int next) {
    return new Lane(
        next, position, look, last, lastDone, asked, compared, lateNext, lateEpoch, hand, inRoute,
        fate);
  }

  Lane withAsked(@Nullable Asked request, @Nullable Answer nowCompared) {
    return new Lane(
        client,
        position,
        look,
        last,
        lastDone,
        request,
        nowCompared,
        lateNext,
        lateEpoch,
        hand,
        inRoute,
        fate);
  }

  Lane withLate(int next, int epoch) {
    return new Lane(
        client, position, look, last, lastDone, asked, compared, next, epoch, hand, inRoute, fate);
  }

  Lane withHand(@Nullable Answer page, int route, boolean done) {
    return new Lane(
        client, position, look, last, done, asked, compared, lateNext, lateEpoch, page, route,
        fate);
  }

  Lane withLook(int at) {
    return new Lane(
        client, position, at, last, lastDone, asked, compared, lateNext, lateEpoch, hand, inRoute,
        fate);
  }

  Lane withLast(int at, Answer page, boolean done) {
    return new Lane(
        client, at, look, page, done, asked, compared, lateNext, lateEpoch, hand, inRoute, fate);
  }

  Lane withFate(Fate its) {
    return new Lane(
        client, position, look, last, lastDone, asked, compared, lateNext, lateEpoch, hand, inRoute,
        its);
  }
}
