package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import java.util.function.Consumer;

/** What happens to a feed: the second column of {@link FeedMachineTest}. */
@SuppressWarnings("ImmutableEnumChecker")
enum FeedEvent {
  DUE(rig -> rig.ask()),
  CONNECTED(rig -> rig.leave()),
  ANSWERED(rig -> rig.answer(Pages.answer(2))),
  ANSWERED_AT_LENGTH(rig -> rig.answer(Pages.longAnswer(2))),
  NOTHING_IS_LEFT(rig -> rig.answer(Pages.answer(0, FeedRig.END))),
  LESS_IS_LEFT(rig -> rig.answer(Pages.answer(0, FeedRig.END.minusSeconds(1)))),
  ANSWERED_WITH_NOTHING(rig -> rig.answer(Pages.answer(0))),
  NOT_ANSWERED(rig -> rig.tenant.fail(Reached.PERHAPS_THE_TENANT)),
  TURN(rig -> rig.crowdLeaves()),
  DONE(rig -> rig.host.succeed()),
  FAILED(rig -> rig.fail()),
  OTHERS_WAITED(
      rig -> {
        rig.crowd();
        rig.time.runFor(RoutePlace.TURN);
        rig.host.succeed();
      }),
  HUNG(rig -> rig.time.runFor(FeedRig.HANG_THRESHOLD)),
  EMPTY_MESSAGE_DONE(rig -> rig.host.emptyMessageDone()),
  DONE_BUT_NOT_SAVED(
      rig -> {
        rig.store.fails(new CheckpointException("disk full"));
        rig.host.succeed();
      }),
  FENCED_OFF(
      rig -> {
        rig.store.fails(new CheckpointFencedException("of the feed"));
        rig.host.succeed();
      }),
  SUSPENDED(rig -> rig.engine().suspend()),
  RESUMED(
      rig -> {
        rig.engine().suspend();
        rig.time.runDue();
        rig.engine().resume();
      }),
  STOPPED(rig -> rig.stop()),
  STOPPED_THEN_ANSWERED(
      rig -> {
        rig.stop();
        rig.answer(Pages.answer(2));
      }),
  STOPPED_THEN_TURN(
      rig -> {
        rig.stop();
        rig.crowdLeaves();
      }),
  STOPPED_THEN_DONE(
      rig -> {
        rig.stop();
        rig.host.succeed();
      }),
  ABORTED(rig -> rig.engine().abort());

  private final Consumer<FeedRig> happens;

  FeedEvent(Consumer<FeedRig> happens) {
    this.happens = happens;
  }

  void happenTo(FeedRig rig) {
    happens.accept(rig);
  }
}
