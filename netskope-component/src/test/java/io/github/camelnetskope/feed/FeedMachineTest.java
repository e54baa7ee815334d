package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelnetskope.checkpoint.CheckpointException;
import io.github.camelnetskope.checkpoint.CheckpointFencedException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.feed.FeedMachine.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@link FeedMachine}, row by row. */
class FeedMachineTest {
  private static final Instant END = Instant.parse("2026-01-31T00:00:00Z");

  private final FeedRig rig = new FeedRig();
  private Turns.@Nullable Turn crowd;

  /** How a feed comes to be in its state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Given {
    WAITING(State.WAITING, t -> t.rig.engine()),
    WAITING_WITH_A_PAGE(
        State.WAITING,
        t -> {
          t.rig.page(2);
          t.rig.fail();
        }),
    ASKING(State.ASKING, t -> t.rig.ask()),
    ASKING_AND_LEFT(
        State.ASKING,
        t -> {
          t.rig.ask();
          t.rig.leave();
        }),
    ASKING_RESEND(
        State.ASKING,
        t -> {
          t.rig.startFrom = "resend";
          t.rig.ask();
          t.rig.leave();
        }),
    ASKING_IN_A_CROWD(
        State.ASKING,
        t -> {
          t.crowd = t.rig.crowd();
          t.rig.ask();
          t.rig.leave();
        }),
    QUEUED_WITH_AN_ANSWER(
        State.QUEUED,
        t -> {
          ASKING_IN_A_CROWD.way.accept(t);
          t.rig.answer(Pages.longAnswer(2));
        }),
    QUEUED_WITH_A_PAGE(
        State.QUEUED,
        t -> {
          ASKING_IN_A_CROWD.way.accept(t);
          t.rig.answer(Pages.answer(2));
        }),
    QUEUED_WITH_NOTHING(
        State.QUEUED,
        t -> {
          t.rig.host.wantsEmptyMessage();
          ASKING_IN_A_CROWD.way.accept(t);
          t.rig.answer(Pages.answer(0));
        }),
    DELIVERING(State.DELIVERING, t -> t.rig.page(2)),
    DELIVERING_THE_LAST(
        State.DELIVERING,
        t -> {
          t.rig.page(2);
          t.rig.succeed();
        }),
    DELIVERING_THE_END(
        State.DELIVERING,
        t -> {
          t.rig.until = END.toString();
          t.rig.page(2, END);
          t.rig.succeed();
        }),
    ASKING_FOR_THE_END(
        State.ASKING,
        t -> {
          t.rig.until = END.toString();
          t.rig.ask();
          t.rig.leave();
        }),
    DONE(
        State.DONE,
        t -> {
          DELIVERING_THE_END.way.accept(t);
          t.rig.succeed();
        }),
    OPENED_AGAIN(
        State.WAITING,
        t -> {
          DONE.way.accept(t);
          t.rig.stop();
          t.rig.open();
        }),
    DELIVERING_NOTHING(
        State.DELIVERING,
        t -> {
          t.rig.host.wantsEmptyMessage();
          t.rig.page(0);
        });

    private final State state;
    private final Consumer<FeedMachineTest> way;

    Given(State state, Consumer<FeedMachineTest> way) {
      this.state = state;
      this.way = way;
    }
  }

  /** What happens to it. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Event {
    DUE(t -> t.rig.ask()),
    CONNECTED(t -> t.rig.leave()),
    ANSWERED(t -> t.rig.answer(Pages.answer(2))),
    ANSWERED_AT_LENGTH(t -> t.rig.answer(Pages.longAnswer(2))),
    NOTHING_IS_LEFT(t -> t.rig.answer(Pages.answer(0, END))),
    LESS_IS_LEFT(t -> t.rig.answer(Pages.answer(0, END.minusSeconds(1)))),
    ANSWERED_WITH_NOTHING(t -> t.rig.answer(Pages.answer(0))),
    NOT_ANSWERED(t -> t.rig.tenant.fail(Reached.PERHAPS_THE_TENANT)),
    TURN(t -> Objects.requireNonNull(t.crowd).giveBack()),
    DONE(t -> t.rig.host.succeed()),
    FAILED(t -> t.rig.fail()),
    OTHERS_WAITED(
        t -> {
          t.crowd = t.rig.crowd();
          t.rig.time.runFor(RoutePlace.TURN);
          t.rig.host.succeed();
        }),
    HUNG(t -> t.rig.time.runFor(FeedRig.HANG_THRESHOLD)),
    EMPTY_MESSAGE_DONE(t -> t.rig.host.emptyMessageDone()),
    DONE_BUT_NOT_SAVED(
        t -> {
          t.rig.store.fails(new CheckpointException("disk full"));
          t.rig.host.succeed();
        }),
    FENCED_OFF(
        t -> {
          t.rig.store.fails(new CheckpointFencedException("of the feed"));
          t.rig.host.succeed();
        }),
    SUSPENDED(t -> t.rig.engine().suspend()),
    RESUMED(
        t -> {
          t.rig.engine().suspend();
          t.rig.time.runDue();
          t.rig.engine().resume();
        }),
    STOPPED(t -> t.rig.stop()),
    STOPPED_THEN_ANSWERED(
        t -> {
          t.rig.stop();
          t.rig.answer(Pages.answer(2));
        }),
    STOPPED_THEN_TURN(
        t -> {
          t.rig.stop();
          Objects.requireNonNull(t.crowd).giveBack();
        }),
    STOPPED_THEN_DONE(
        t -> {
          t.rig.stop();
          t.rig.host.succeed();
        }),
    ABORTED(t -> t.rig.engine().abort());

    private final Consumer<FeedMachineTest> happens;

    Event(Consumer<FeedMachineTest> happens) {
      this.happens = happens;
    }
  }

  private static Arguments row(Given given, Event event, State next, String... does) {
    return arguments(given, event, next, List.of(does));
  }

  static Stream<Arguments> asking() {
    return Stream.of(
        row(Given.WAITING, Event.DUE, State.ASKING, "send next"),
        row(Given.WAITING, Event.SUSPENDED, State.WAITING),
        row(Given.WAITING, Event.STOPPED, State.CLOSED),
        row(Given.WAITING, Event.ABORTED, State.CLOSED),
        row(Given.ASKING, Event.DUE, State.ASKING),
        row(Given.ASKING, Event.CONNECTED, State.ASKING, "save REQUESTED", "left"),
        row(Given.ASKING, Event.SUSPENDED, State.ASKING),
        row(Given.ASKING, Event.STOPPED, State.CLOSED, "cancel"),
        row(Given.ASKING, Event.ABORTED, State.CLOSED, "cancel"),
        row(Given.ASKING_RESEND, Event.STOPPED, State.CLOSED, "cancel"),
        row(Given.ASKING_AND_LEFT, Event.STOPPED, State.ASKING),
        row(Given.ASKING_AND_LEFT, Event.ABORTED, State.CLOSED, "cancel"),
        row(Given.ASKING_AND_LEFT, Event.NOT_ANSWERED, State.WAITING, "failed Unreachable"),
        row(Given.ASKING_IN_A_CROWD, Event.ANSWERED_AT_LENGTH, State.QUEUED));
  }

  static Stream<Arguments> asRead() {
    return Stream.of(
        row(
            Given.ASKING,
            Event.ANSWERED,
            State.DELIVERING,
            "save REQUESTED",
            "left",
            "save DELIVERING 0",
            "deliver 0"),
        row(
            Given.ASKING,
            Event.ANSWERED_AT_LENGTH,
            State.DELIVERING,
            "save REQUESTED",
            "left",
            "save DELIVERING 0",
            "deliver 0"),
        row(
            Given.ASKING,
            Event.ANSWERED_WITH_NOTHING,
            State.WAITING,
            "save REQUESTED",
            "left",
            "save IDLE",
            "polled 0"),
        row(
            Given.ASKING_AND_LEFT,
            Event.STOPPED_THEN_ANSWERED,
            State.CLOSED,
            "save DELIVERING 0",
            "save DELIVERING 0"));
  }

  static Stream<Arguments> queued() {
    return Stream.of(
        row(
            Given.QUEUED_WITH_AN_ANSWER,
            Event.TURN,
            State.DELIVERING,
            "save DELIVERING 0",
            "deliver 0"),
        row(Given.QUEUED_WITH_AN_ANSWER, Event.SUSPENDED, State.QUEUED),
        row(Given.QUEUED_WITH_AN_ANSWER, Event.STOPPED, State.QUEUED),
        row(
            Given.QUEUED_WITH_AN_ANSWER,
            Event.STOPPED_THEN_TURN,
            State.CLOSED,
            "save DELIVERING 0",
            "save DELIVERING 0"),
        row(Given.QUEUED_WITH_AN_ANSWER, Event.ABORTED, State.CLOSED),
        row(Given.QUEUED_WITH_A_PAGE, Event.TURN, State.DELIVERING, "deliver 0"),
        row(Given.QUEUED_WITH_A_PAGE, Event.DUE, State.QUEUED),
        row(Given.QUEUED_WITH_A_PAGE, Event.RESUMED, State.QUEUED),
        row(Given.QUEUED_WITH_A_PAGE, Event.STOPPED, State.CLOSED, "save DELIVERING 0"),
        row(Given.QUEUED_WITH_A_PAGE, Event.ABORTED, State.CLOSED),
        row(Given.QUEUED_WITH_NOTHING, Event.TURN, State.DELIVERING, "empty message"),
        row(Given.QUEUED_WITH_NOTHING, Event.STOPPED, State.CLOSED));
  }

  static Stream<Arguments> delivering() {
    return Stream.of(
        row(Given.DELIVERING, Event.DONE, State.DELIVERING, "deliver 1"),
        row(Given.DELIVERING, Event.HUNG, State.DELIVERING),
        row(Given.DELIVERING, Event.SUSPENDED, State.DELIVERING),
        row(Given.DELIVERING, Event.RESUMED, State.DELIVERING),
        row(Given.DELIVERING, Event.STOPPED, State.DELIVERING),
        row(Given.DELIVERING, Event.STOPPED_THEN_DONE, State.CLOSED, "save DELIVERING 1"),
        row(Given.DELIVERING, Event.ABORTED, State.CLOSED),
        row(Given.DELIVERING, Event.FAILED, State.WAITING, "save DELIVERING 0", "polled 0"),
        row(Given.DELIVERING, Event.OTHERS_WAITED, State.QUEUED, "save DELIVERING 1"),
        row(Given.DELIVERING_THE_LAST, Event.DONE, State.WAITING, "save IDLE", "polled 2"),
        row(
            Given.DELIVERING_THE_LAST,
            Event.DONE_BUT_NOT_SAVED,
            State.WAITING,
            "failed CheckpointException"),
        row(
            Given.DELIVERING_THE_LAST,
            Event.FENCED_OFF,
            State.WAITING,
            "failed CheckpointFencedException"),
        row(
            Given.WAITING_WITH_A_PAGE,
            Event.DUE,
            State.DELIVERING,
            "save DELIVERING 0",
            "deliver again 0"),
        row(Given.WAITING_WITH_A_PAGE, Event.STOPPED, State.CLOSED),
        row(Given.DELIVERING_NOTHING, Event.EMPTY_MESSAGE_DONE, State.WAITING, "polled 0"),
        row(Given.DELIVERING_NOTHING, Event.STOPPED, State.DELIVERING),
        row(Given.DELIVERING_NOTHING, Event.ABORTED, State.CLOSED));
  }

  static Stream<Arguments> ending() {
    return Stream.of(
        row(Given.DELIVERING_THE_END, Event.DONE, State.DONE, "save DONE", "polled 2"),
        row(
            Given.DELIVERING_THE_END,
            Event.DONE_BUT_NOT_SAVED,
            State.WAITING,
            "failed CheckpointException"),
        row(
            Given.DELIVERING_THE_END,
            Event.STOPPED_THEN_DONE,
            State.CLOSED,
            "save DONE",
            "polled 2"),
        row(Given.ASKING_FOR_THE_END, Event.NOTHING_IS_LEFT, State.DONE, "save DONE", "polled 0"),
        row(Given.ASKING_FOR_THE_END, Event.LESS_IS_LEFT, State.WAITING, "save IDLE", "polled 0"),
        row(Given.ASKING_FOR_THE_END, Event.ANSWERED, State.WAITING, "failed UnknownEndException"),
        row(Given.DONE, Event.DUE, State.DONE),
        row(Given.DONE, Event.SUSPENDED, State.DONE),
        row(Given.DONE, Event.RESUMED, State.DONE),
        row(Given.DONE, Event.STOPPED, State.CLOSED),
        row(Given.DONE, Event.ABORTED, State.CLOSED),
        row(Given.OPENED_AGAIN, Event.DUE, State.DONE),
        row(Given.OPENED_AGAIN, Event.STOPPED, State.CLOSED));
  }

  @ParameterizedTest(name = "{0}, {1}: {3}, {2}")
  @MethodSource({"asking", "asRead", "queued", "delivering", "ending"})
  void in_a_state_an_event_does_something_and_leads_to_a_state(
      Given given, Event event, State next, List<String> does) {
    given.way.accept(this);
    rig.time.runDue();
    assertThat(rig.engine().state()).isEqualTo(given.state);
    rig.log.clear();

    event.happens.accept(this);
    rig.time.runDue();

    assertThat(rig.log).isEqualTo(does);
    assertThat(rig.engine().state()).isEqualTo(next);
  }
}
