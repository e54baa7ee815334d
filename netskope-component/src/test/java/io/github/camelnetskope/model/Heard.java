package io.github.camelnetskope.model;

/** What the owner of the cursor has heard: it tells which windows are open for the next request. */
final class Heard {
  static final int NO_RESEND = -3;

  /** So many times the same, and the client believes it. */
  private static final int MANY = 5;

  private int compared = NO_RESEND;
  private boolean believed;
  private boolean sawEmptyArray;
  private int silences;
  private boolean silentTenant;
  private boolean formerKnewSilence;

  int compared() {
    return compared;
  }

  boolean believed() {
    return believed;
  }

  boolean sawEmptyArray() {
    return sawEmptyArray;
  }

  /** The answer of the tenant. */
  void answer(Request request, boolean isArray) {
    sawEmptyArray |= request.answer == Model.NOTHING && isArray;
    compared = request.moves() ? NO_RESEND : request.answer;
    boolean nothing = request.answer == Model.NOTHING && !isArray;
    said(request, request.answer == Model.REFUSED || nothing);
  }

  /** Counts answers to a resend that may mean that there is nothing, from whomever they come. */
  void said(Request request, boolean nothing) {
    silences = nothing && !request.moves() ? Math.min(silences + 1, MANY) : 0;
    silentTenant |= silences == MANY;
    believed = nothing && !request.moves() && silentTenant;
  }

  /** Something else happens now: what was compared is not right before the next request. */
  void nothingCompared() {
    compared = NO_RESEND;
  }

  /** A request leaves. */
  void asked() {
    nothingCompared();
    believed = false;
  }

  /** The owner is gone. */
  void left() {
    asked();
    silences = 0;
    silentTenant = false;
  }

  /** Its checkpoint is gone too. */
  void forgotten() {
    sawEmptyArray = false;
  }

  /** Another owner begins. */
  void takenOver() {
    boolean knewSilence = silentTenant;
    left();
    formerKnewSilence = knewSilence;
  }

  /** The former owner goes on. */
  void takenBack() {
    left();
    silentTenant = formerKnewSilence;
  }

  @Override
  public String toString() {
    return compared + "," + believed + sawEmptyArray + silences + silentTenant + formerKnewSilence;
  }
}
