package io.github.camelnetskope.feed;

import io.github.camelnetskope.feed.FeedMachine.State;
import java.util.function.Consumer;

/** How a feed comes to be in a state: the first column of {@link FeedMachineTest}. */
@SuppressWarnings("ImmutableEnumChecker")
enum FeedGiven {
  WAITING(State.WAITING, rig -> rig.engine()),
  WAITING_WITH_A_PAGE(
      State.WAITING,
      rig -> {
        rig.page(2);
        rig.fail();
      }),
  ASKING(State.ASKING, rig -> rig.ask()),
  ASKING_AND_LEFT(
      State.ASKING,
      rig -> {
        rig.ask();
        rig.leave();
      }),
  ASKING_RESEND(
      State.ASKING,
      rig -> {
        rig.startFrom = "resend";
        rig.ask();
        rig.leave();
      }),
  ASKING_IN_A_CROWD(
      State.ASKING,
      rig -> {
        rig.crowd();
        rig.ask();
        rig.leave();
      }),
  QUEUED_WITH_AN_ANSWER(
      State.QUEUED,
      rig -> {
        ASKING_IN_A_CROWD.bring(rig);
        rig.answer(Pages.longAnswer(2));
      }),
  QUEUED_WITH_A_PAGE(
      State.QUEUED,
      rig -> {
        ASKING_IN_A_CROWD.bring(rig);
        rig.answer(Pages.answer(2));
      }),
  QUEUED_WITH_NOTHING(
      State.QUEUED,
      rig -> {
        rig.host.wantsEmptyMessage();
        ASKING_IN_A_CROWD.bring(rig);
        rig.answer(Pages.answer(0));
      }),
  DELIVERING(State.DELIVERING, rig -> rig.page(2)),
  DELIVERING_THE_LAST(
      State.DELIVERING,
      rig -> {
        rig.page(2);
        rig.succeed();
      }),
  DELIVERING_THE_END(
      State.DELIVERING,
      rig -> {
        rig.until = FeedRig.END.toString();
        rig.page(2, FeedRig.END);
        rig.succeed();
      }),
  ASKING_FOR_THE_END(
      State.ASKING,
      rig -> {
        rig.until = FeedRig.END.toString();
        rig.ask();
        rig.leave();
      }),
  DONE(
      State.DONE,
      rig -> {
        DELIVERING_THE_END.bring(rig);
        rig.succeed();
      }),
  OPENED_AGAIN(
      State.WAITING,
      rig -> {
        DONE.bring(rig);
        rig.stop();
        rig.open();
      }),
  DELIVERING_NOTHING(
      State.DELIVERING,
      rig -> {
        rig.host.wantsEmptyMessage();
        rig.page(0);
      });

  private final State state;
  private final Consumer<FeedRig> way;

  FeedGiven(State state, Consumer<FeedRig> way) {
    this.state = state;
    this.way = way;
  }

  /** Brings a new feed there. */
  void bring(FeedRig rig) {
    way.accept(rig);
  }

  State state() {
    return state;
  }
}
