package io.github.camelnetskope.model;

import io.github.camelnetskope.client.IteratorOperation;
import java.util.Set;

/** The real code, driven one step at a time. */
interface Client {
  /** Starts a process, or another owner, that finds what the store holds. */
  interface Factory {
    Client open();

    /** What cannot happen to this kind of client. */
    default Set<Step.Action> leavesOut() {
      return Set.of();
    }
  }

  /** Whether its next request is saved before it leaves. */
  boolean savesFirst();

  /** Its next request leaves. */
  IteratorOperation ask();

  /** Its next request finds nobody to connect to. */
  void askWithoutConnection();

  /** Its next request was saved, but never left. */
  void askWithoutSending();

  /** Its next request could not be saved. */
  void askWithoutSaving();

  /** Its request has ended. */
  void answer(Reply reply, boolean storeFails);

  /** The record of the page in hand; {@link Model#NOTHING} without one. */
  int inHand();

  /** Whether all of the page in hand was done before. */
  boolean isDone();

  /** The route gets the record. */
  void deliver();

  /** While the route has the record, the position behind it is saved. */
  void savePosition();

  /** The route is done with the record. */
  void settle();

  /** The same, but that cannot be saved. */
  void settleWithoutSaving();

  /** The route has failed with the record. */
  void hold();

  /** The process dies. */
  void die(boolean durable);

  /** It finds out that another owner has had the cursor, and takes it back. */
  void takeBack();

  /** Whether it looks for no late requests. */
  boolean isCalm();

  /** So much time passes that no late request is left. */
  void probationPasses();

  /** All that decides what it does next. */
  void describe(StringBuilder text);
}
