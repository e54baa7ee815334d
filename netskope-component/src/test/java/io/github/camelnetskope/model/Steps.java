package io.github.camelnetskope.model;

import io.github.camelnetskope.model.Step.Action;
import java.util.ArrayList;
import java.util.List;

/** What can happen next in a {@link Model}. */
final class Steps {
  private final Model model;
  private final World world;
  private final Client client;
  private final boolean hasFormer;
  private final boolean mayComeAgain;
  private final List<Step> steps = new ArrayList<>();

  /**
   * Of the state that a model is in.
   *
   * @param hasFormer whether there is a former owner
   * @param mayComeAgain whether the answer before was a page, and may come once more
   */
  Steps(Model model, boolean hasFormer, boolean mayComeAgain) {
    this.model = model;
    this.world = model.world();
    this.client = model.client();
    this.hasFormer = hasFormer;
    this.mayComeAgain = mayComeAgain;
  }

  /**
   * All of them.
   *
   * @param network the requests that left
   */
  List<Step> all(List<Request> network) {
    Request live = model.live();
    if (live != null) {
      ofRequest(live);
    } else if (client.inHand() == Model.NOTHING) {
      ofIdle();
    } else {
      ofPage();
    }
    network.forEach(this::ofTenant);
    add(Action.DIE);
    if (world.durable()) {
      add(hasFormer ? Action.TAKE_BACK : Action.TAKE_OVER);
    }
    if (live == null && !(network.isEmpty() && client.isCalm())) {
      add(Action.PROBATION_PASSES);
    }
    return steps;
  }

  private void add(Action... actions) {
    for (Action action : actions) {
      steps.add(new Step(action));
    }
  }

  private void add(Action action, Request request) {
    steps.add(new Step(action, request.number, null));
  }

  private void ofRequest(Request live) {
    if (live.handled) {
      add(Action.ANSWER, Action.ANSWER_NOT_SAVED);
    }
    if (live.moves() && mayComeAgain) {
      add(Action.ANSWER_BEFORE_COMES_AGAIN);
    }
    for (Reply reply : world.replies()) {
      steps.add(new Step(Action.REPLY, -1, reply));
    }
  }

  private void ofIdle() {
    add(Action.ASK, Action.ASK_WITHOUT_CONNECTION);
    if (client.savesFirst()) {
      add(Action.ASK_BUT_NOT_SENT, Action.ASK_BUT_NOT_SAVED);
    }
  }

  private void ofPage() {
    if (!model.isInRoute() && !client.isDone()) {
      add(Action.DELIVER, Action.ROUTE_FAILS);
      return;
    }
    add(Action.SETTLE, Action.SETTLE_NOT_SAVED);
    if (!client.isDone()) {
      add(Action.SAVE_POSITION);
    }
  }

  /** What the tenant does with a request that left. */
  private void ofTenant(Request request) {
    boolean hasMore = model.tenant().hasMore();
    if (!request.handled) {
      if (!request.moves() || hasMore) {
        add(Action.CARRY_OUT, request);
      }
      if (request.moves()) {
        add(Action.CARRY_OUT_NOTHING_NEW, request);
      }
    } else if (world.repeats() && request.moves() && hasMore) {
      add(Action.CARRY_OUT_AGAIN, request);
    }
  }
}
