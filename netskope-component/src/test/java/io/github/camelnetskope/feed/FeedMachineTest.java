package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelnetskope.feed.FeedMachine.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@link FeedMachine}, row by row. */
class FeedMachineTest {
  private final FeedRig rig = new FeedRig();

  private static Arguments row(FeedGiven given, FeedEvent event, State next, String... does) {
    return arguments(given, event, next, List.of(does));
  }

  static Stream<Arguments> asking() {
    return Stream.of(
        row(FeedGiven.WAITING, FeedEvent.DUE, State.ASKING, "send next"),
        row(FeedGiven.WAITING, FeedEvent.SUSPENDED, State.WAITING),
        row(FeedGiven.WAITING, FeedEvent.STOPPED, State.CLOSED),
        row(FeedGiven.WAITING, FeedEvent.ABORTED, State.CLOSED),
        row(FeedGiven.ASKING, FeedEvent.DUE, State.ASKING),
        row(FeedGiven.ASKING, FeedEvent.CONNECTED, State.ASKING, "save REQUESTED", "left"),
        row(FeedGiven.ASKING, FeedEvent.SUSPENDED, State.ASKING),
        row(FeedGiven.ASKING, FeedEvent.STOPPED, State.CLOSED, "cancel"),
        row(FeedGiven.ASKING, FeedEvent.ABORTED, State.CLOSED, "cancel"),
        row(FeedGiven.ASKING_RESEND, FeedEvent.STOPPED, State.CLOSED, "cancel"),
        row(FeedGiven.ASKING_AND_LEFT, FeedEvent.STOPPED, State.ASKING),
        row(FeedGiven.ASKING_AND_LEFT, FeedEvent.ABORTED, State.CLOSED, "cancel"),
        row(FeedGiven.ASKING_AND_LEFT, FeedEvent.NOT_ANSWERED, State.WAITING, "failed Unreachable"),
        row(FeedGiven.ASKING_IN_A_CROWD, FeedEvent.ANSWERED_AT_LENGTH, State.QUEUED));
  }

  static Stream<Arguments> asRead() {
    return Stream.of(
        row(
            FeedGiven.ASKING,
            FeedEvent.ANSWERED,
            State.DELIVERING,
            "save REQUESTED",
            "left",
            "save DELIVERING 0",
            "deliver 0"),
        row(
            FeedGiven.ASKING,
            FeedEvent.ANSWERED_AT_LENGTH,
            State.DELIVERING,
            "save REQUESTED",
            "left",
            "save DELIVERING 0",
            "deliver 0"),
        row(
            FeedGiven.ASKING,
            FeedEvent.ANSWERED_WITH_NOTHING,
            State.WAITING,
            "save REQUESTED",
            "left",
            "save IDLE",
            "polled 0"),
        row(
            FeedGiven.ASKING_AND_LEFT,
            FeedEvent.STOPPED_THEN_ANSWERED,
            State.CLOSED,
            "save DELIVERING 0",
            "save DELIVERING 0"));
  }

  static Stream<Arguments> queued() {
    return Stream.of(
        row(
            FeedGiven.QUEUED_WITH_AN_ANSWER,
            FeedEvent.TURN,
            State.DELIVERING,
            "save DELIVERING 0",
            "deliver 0"),
        row(FeedGiven.QUEUED_WITH_AN_ANSWER, FeedEvent.SUSPENDED, State.QUEUED),
        row(FeedGiven.QUEUED_WITH_AN_ANSWER, FeedEvent.STOPPED, State.QUEUED),
        row(
            FeedGiven.QUEUED_WITH_AN_ANSWER,
            FeedEvent.STOPPED_THEN_TURN,
            State.CLOSED,
            "save DELIVERING 0",
            "save DELIVERING 0"),
        row(FeedGiven.QUEUED_WITH_AN_ANSWER, FeedEvent.ABORTED, State.CLOSED),
        row(FeedGiven.QUEUED_WITH_A_PAGE, FeedEvent.TURN, State.DELIVERING, "deliver 0"),
        row(FeedGiven.QUEUED_WITH_A_PAGE, FeedEvent.DUE, State.QUEUED),
        row(FeedGiven.QUEUED_WITH_A_PAGE, FeedEvent.RESUMED, State.QUEUED),
        row(FeedGiven.QUEUED_WITH_A_PAGE, FeedEvent.STOPPED, State.CLOSED, "save DELIVERING 0"),
        row(FeedGiven.QUEUED_WITH_A_PAGE, FeedEvent.ABORTED, State.CLOSED),
        row(FeedGiven.QUEUED_WITH_NOTHING, FeedEvent.TURN, State.DELIVERING, "empty message"),
        row(FeedGiven.QUEUED_WITH_NOTHING, FeedEvent.STOPPED, State.CLOSED));
  }

  static Stream<Arguments> delivering() {
    return Stream.of(
        row(FeedGiven.DELIVERING, FeedEvent.DONE, State.DELIVERING, "deliver 1"),
        row(FeedGiven.DELIVERING, FeedEvent.HUNG, State.DELIVERING),
        row(FeedGiven.DELIVERING, FeedEvent.SUSPENDED, State.DELIVERING),
        row(FeedGiven.DELIVERING, FeedEvent.RESUMED, State.DELIVERING),
        row(FeedGiven.DELIVERING, FeedEvent.STOPPED, State.DELIVERING),
        row(FeedGiven.DELIVERING, FeedEvent.STOPPED_THEN_DONE, State.CLOSED, "save DELIVERING 1"),
        row(FeedGiven.DELIVERING, FeedEvent.ABORTED, State.CLOSED),
        row(FeedGiven.DELIVERING, FeedEvent.FAILED, State.WAITING, "save DELIVERING 0", "polled 0"),
        row(FeedGiven.DELIVERING, FeedEvent.OTHERS_WAITED, State.QUEUED, "save DELIVERING 1"),
        row(FeedGiven.DELIVERING_THE_LAST, FeedEvent.DONE, State.WAITING, "save IDLE", "polled 2"),
        row(
            FeedGiven.DELIVERING_THE_LAST,
            FeedEvent.DONE_BUT_NOT_SAVED,
            State.WAITING,
            "failed CheckpointException"),
        row(
            FeedGiven.DELIVERING_THE_LAST,
            FeedEvent.FENCED_OFF,
            State.WAITING,
            "failed CheckpointFencedException"),
        row(
            FeedGiven.WAITING_WITH_A_PAGE,
            FeedEvent.DUE,
            State.DELIVERING,
            "save DELIVERING 0",
            "deliver again 0"),
        row(FeedGiven.WAITING_WITH_A_PAGE, FeedEvent.STOPPED, State.CLOSED),
        row(FeedGiven.DELIVERING_NOTHING, FeedEvent.EMPTY_MESSAGE_DONE, State.WAITING, "polled 0"),
        row(FeedGiven.DELIVERING_NOTHING, FeedEvent.STOPPED, State.DELIVERING),
        row(FeedGiven.DELIVERING_NOTHING, FeedEvent.ABORTED, State.CLOSED));
  }

  static Stream<Arguments> ending() {
    return Stream.of(
        row(FeedGiven.DELIVERING_THE_END, FeedEvent.DONE, State.DONE, "save DONE", "polled 2"),
        row(
            FeedGiven.DELIVERING_THE_END,
            FeedEvent.DONE_BUT_NOT_SAVED,
            State.WAITING,
            "failed CheckpointException"),
        row(
            FeedGiven.DELIVERING_THE_END,
            FeedEvent.STOPPED_THEN_DONE,
            State.CLOSED,
            "save DONE",
            "polled 2"),
        row(
            FeedGiven.ASKING_FOR_THE_END,
            FeedEvent.NOTHING_IS_LEFT,
            State.DONE,
            "save DONE",
            "polled 0"),
        row(
            FeedGiven.ASKING_FOR_THE_END,
            FeedEvent.LESS_IS_LEFT,
            State.WAITING,
            "save IDLE",
            "polled 0"),
        row(
            FeedGiven.ASKING_FOR_THE_END,
            FeedEvent.ANSWERED,
            State.WAITING,
            "failed UnknownEndException"),
        row(FeedGiven.DONE, FeedEvent.DUE, State.DONE),
        row(FeedGiven.DONE, FeedEvent.SUSPENDED, State.DONE),
        row(FeedGiven.DONE, FeedEvent.RESUMED, State.DONE),
        row(FeedGiven.DONE, FeedEvent.STOPPED, State.CLOSED),
        row(FeedGiven.DONE, FeedEvent.ABORTED, State.CLOSED),
        row(FeedGiven.OPENED_AGAIN, FeedEvent.DUE, State.DONE),
        row(FeedGiven.OPENED_AGAIN, FeedEvent.STOPPED, State.CLOSED));
  }

  @ParameterizedTest(name = "{0}, {1}: {3}, {2}")
  @MethodSource({"asking", "asRead", "queued", "delivering", "ending"})
  void in_a_state_an_event_does_something_and_leads_to_a_state(
      FeedGiven given, FeedEvent event, State next, List<String> does) {
    given.bring(rig);
    rig.time.runDue();
    assertThat(rig.engine().state()).isEqualTo(given.state());
    rig.log.clear();

    event.happenTo(rig);
    rig.time.runDue();

    assertThat(rig.log).isEqualTo(does);
    assertThat(rig.engine().state()).isEqualTo(next);
  }
}
