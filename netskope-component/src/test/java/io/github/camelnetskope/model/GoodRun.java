package io.github.camelnetskope.model;

import io.github.camelnetskope.model.Step.Action;
import org.jspecify.annotations.Nullable;

/** A run in which nothing goes wrong. */
final class GoodRun {
  /** So many steps deliver all that is left, or never will. */
  private static final int STEPS = 120;

  private GoodRun() {}

  /** What happens next when nothing goes wrong. */
  private static Step step(Model model) {
    Request live = model.live();
    if (live != null) {
      if (live.handled) {
        return new Step(Action.ANSWER);
      }
      boolean nothing = live.moves() && !model.tenant().hasMore();
      Action carriedOut = nothing ? Action.CARRY_OUT_NOTHING_NEW : Action.CARRY_OUT;
      return new Step(carriedOut, live.number, null);
    }
    if (model.client().inHand() == Model.NOTHING) {
      return new Step(Action.ASK);
    }
    boolean done = model.isInRoute() || model.client().isDone();
    return new Step(done ? Action.SETTLE : Action.DELIVER);
  }

  /**
   * Whether all that is left is delivered. The feed may wait for an operator instead ({@code
   * UNCONFIRMED}) when a tenant that says "nothing" by silence has answered a late request so, and
   * repeats that in place of a page that was in delivery.
   */
  static boolean endsWell(Model model) {
    for (int i = 0; i < STEPS && !model.judge().isComplete(model); i++) {
      model.take(step(model));
    }
    boolean needsOperator =
        model.tenant().saidNothingLate() && !model.world().tenant().saysNothingByArray();
    return model.judge().isComplete(model) || needsOperator;
  }

  /** The way into the middle of a probation: one page is done, and a late request is under way. */
  static @Nullable Step toProbation(Model model) {
    if (model.isLateRequestUnderWay()) {
      return null;
    }
    Request live = model.live();
    boolean givesUp = live != null && live.moves() && model.judge().isDelivered(0);
    return givesUp ? new Step(Action.REPLY, -1, model.world().replies().get(0)) : step(model);
  }
}
