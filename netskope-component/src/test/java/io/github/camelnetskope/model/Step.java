package io.github.camelnetskope.model;

import org.jspecify.annotations.Nullable;

/**
 * One step.
 *
 * @param request which request of the network, for those that are about one
 * @param reply what comes in place of the answer, for {@link Action#REPLY}
 */
record Step(Action action, int request, @Nullable Reply reply) {
  /** What can happen. */
  enum Action {
    ASK,
    ASK_WITHOUT_CONNECTION,
    ASK_BUT_NOT_SENT,
    ASK_BUT_NOT_SAVED,
    CARRY_OUT,
    CARRY_OUT_NOTHING_NEW,
    CARRY_OUT_AGAIN,
    ANSWER,
    ANSWER_NOT_SAVED,
    ANSWER_BEFORE_COMES_AGAIN,
    REPLY,
    DELIVER,
    SAVE_POSITION,
    SETTLE,
    SETTLE_NOT_SAVED,
    ROUTE_FAILS,
    DIE,
    TAKE_OVER,
    TAKE_BACK,
    PROBATION_PASSES
  }

  Step(Action action) {
    this(action, -1, null);
  }
}
