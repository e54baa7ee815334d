package io.github.camelnetskope.model;

import io.github.camelnetskope.checkpoint.Fetched;
import io.github.camelnetskope.model.Lane.Asked;
import io.github.camelnetskope.model.SeamWorld.Answer;
import io.github.camelnetskope.model.StripeClient.View;
import io.github.camelnetskope.model.StripeClient.Wants;
import io.github.camelnetskope.model.StripeInput.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that can happen to one stripe, a number for each state. */
final class LaneGraph {
  /**
   * One step.
   *
   * @param trouble whether something goes wrong
   * @param to the number of the state behind it
   */
  record Move(String name, boolean trouble, int to) {}

  static final String TIME = "probation passes";

  private final StripeGraph clients;
  private final LaneTenant tenant;
  private final List<Lane> lanes = new ArrayList<>();
  private final Map<Lane, Integer> numbers = new HashMap<>();
  private final Map<Long, List<Move>> moves = new HashMap<>();
  private List<Move> found = new ArrayList<>();

  LaneGraph(SeamWorld world, boolean second) {
    this.clients = new StripeGraph(world, second);
    this.tenant = new LaneTenant(world, second);
    int unused = number(Lane.START);
  }

  /** How many states of the stripe were seen. */
  int size() {
    return lanes.size();
  }

  /** How many states of its real code. */
  int clients() {
    return clients.size();
  }

  Lane lane(int number) {
    return lanes.get(number);
  }

  boolean isDone(int number) {
    return view(lane(number)).done();
  }

  boolean isUnproven(int number) {
    return view(lane(number)).unproven();
  }

  private View view(Lane lane) {
    return clients.view(lane.client());
  }

  private int number(Lane lane) {
    Integer known = numbers.putIfAbsent(lane, lanes.size());
    if (known == null) {
      lanes.add(lane);
      return lanes.size() - 1;
    }
    return known;
  }

  /**
   * What can happen next; first what does when nothing goes wrong.
   *
   * @param arrived how many records there are by now
   */
  List<Move> moves(int number, int arrived) {
    long key = (long) number << 8 | arrived;
    List<Move> known = moves.get(key);
    if (known == null) {
      found = new ArrayList<>();
      Lane lane = lane(number);
      if (!view(lane).done()) {
        find(lane, arrived);
      }
      known = found;
      moves.put(key, known);
    }
    return known;
  }

  private void find(Lane lane, int arrived) {
    if (lane.asked() != null) {
      ofRequest(lane, arrived);
    } else if (view(lane).inHand() == null) {
      ofIdle(lane);
    } else {
      ofPage(lane);
    }
    trouble("die", die(lane));
    boolean late = lane.lateNext() + lane.lateEpoch() > 0;
    if (lane.lateNext() > 0) {
      add("late next carried out", tenant.late(lane, arrived));
    }
    if (lane.lateEpoch() > 0) {
      add("late epoch carried out", tenant.lateEpoch(lane, arrived));
    }
    if (lane.asked() == null && (late || !view(lane).calm())) {
      add(TIME, after(lane.withLate(0, 0), Kind.PROBATION_PASSES));
    }
  }

  private void add(String name, Lane to) {
    found.add(new Move(name, false, number(to)));
  }

  private void trouble(String name, Lane to) {
    found.add(new Move(name, true, number(to)));
  }

  private Lane after(Lane lane, Kind kind) {
    return after(lane, new StripeInput(kind));
  }

  private Lane after(Lane lane, StripeInput input) {
    return lane.withClient(clients.after(lane.client(), input));
  }

  private void ofIdle(Lane lane) {
    Wants wants = view(lane).wants();
    Asked asked = new Asked(wants, lane.compared(), null);
    add("ask " + wants, after(lane, Kind.ASK).withAsked(asked, null));
    if (wants == Wants.NEXT || wants == Wants.EPOCH) {
      trouble("ask but not saved", after(lane, Kind.ASK_BUT_NOT_SAVED));
    }
  }

  private void ofRequest(Lane lane, int arrived) {
    Asked asked = lane.asked();
    if (asked.answer() == null) {
      add("carry out", tenant.carryOut(lane, arrived));
    } else {
      String name = "answer '" + asked.answer().letters() + "'";
      add(name, answered(lane, Kind.ANSWER));
      trouble(name + " not saved", answered(lane, Kind.ANSWER_NOT_SAVED));
    }
    trouble("answer lost", after(givenUp(lane), Kind.LOST));
    trouble("refused", after(lane.withAsked(null, null), Kind.REFUSED));
  }

  /** Nobody waits for the answer any longer. */
  private static Lane givenUp(Lane lane) {
    Asked asked = lane.asked();
    Lane alone = lane.withAsked(null, null);
    if (asked == null || !LaneTenant.mayComeLate(asked)) {
      return alone;
    }
    return asked.wants() == Wants.NEXT
        ? alone.withLate(lane.lateNext() + 1, lane.lateEpoch())
        : alone.withLate(lane.lateNext(), lane.lateEpoch() + 1);
  }

  private Lane answered(Lane lane, Kind kind) {
    Asked asked = lane.asked();
    Answer answer = asked.answer();
    boolean resend = asked.wants() == Wants.RESEND;
    boolean looks = asked.wants() == Wants.LOOK || asked.wants() == Wants.LOOK_ON;
    Lane heard =
        after(lane, new StripeInput(kind, answer.letters(), answer.mark()))
            .withAsked(null, resend ? answer : null);
    Answer hand = looks || answer.isEmpty() ? lane.hand() : answer;
    View view = view(heard);
    // A page of which no record is the stripe's own is done as it comes.
    boolean settled = view.step() == Fetched.Step.EMPTY && (looks || !answer.isEmpty());
    return heard.withHand(
        hand, view.position(), lane.lastDone() || (settled && isLast(hand, lane)));
  }

  private static boolean isLast(Answer hand, Lane lane) {
    return hand != null && hand.equals(lane.last());
  }

  private void ofPage(Lane lane) {
    View view = view(lane);
    String records = view.inHand();
    int at = lane.inRoute();
    if (at < records.length()) {
      char letter = records.charAt(at);
      Lane routed = lane.withHand(lane.hand(), at + 1, lane.lastDone());
      add("deliver " + letter, routed.withFate(lane.fate().deliver(letter)));
      trouble("route fails", after(lane, new StripeInput(Kind.ROUTE_FAILS, at)));
    } else {
      add("settle", settled(lane, Kind.SETTLE, true));
      trouble("settle not saved", settled(lane, Kind.SETTLE_NOT_SAVED, false));
    }
    if (at > view.position()) {
      add("save position", after(lane, new StripeInput(Kind.SAVE_POSITION, at)));
    }
  }

  private Lane settled(Lane lane, Kind kind, boolean saved) {
    boolean done = lane.lastDone() || (saved && isLast(lane.hand(), lane));
    return after(lane, kind).withAsked(null, null).withHand(lane.hand(), lane.inRoute(), done);
  }

  private Lane die(Lane lane) {
    return after(givenUp(lane), Kind.DIE)
        .withHand(null, 0, lane.lastDone())
        .withFate(lane.fate().kill());
  }
}
