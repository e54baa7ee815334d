package io.github.camelnetskope.model;

import org.jspecify.annotations.Nullable;

/**
 * The tenant: it has pages of one record, 0, 1, 2, ... It keeps a {@code position} (how many it has
 * handed out) and {@code last} (what {@code resend} repeats).
 */
final class TenantCursor {
  private final World world;
  private final Judge judge;
  private final Heard heard;
  private int position;
  private int last = Model.NOTHING;
  private boolean used;
  private boolean lateNothing;

  TenantCursor(World world, Judge judge, Heard heard) {
    this.world = world;
    this.judge = judge;
    this.heard = heard;
  }

  int position() {
    return position;
  }

  /** The page that resend repeats. */
  int last() {
    return last;
  }

  boolean hasMore() {
    return position < world.pages();
  }

  /** Whether a late request was answered with "nothing", and resend repeats that. */
  boolean saidNothingLate() {
    return lateNothing;
  }

  /** Whether a request may change something here. */
  boolean mayMove(Request request) {
    boolean firstPage = world.tenant().resendOnUnknownIndex() == World.UnknownIndex.FIRST_PAGE;
    return request.moves() || (!used && firstPage);
  }

  /** Carries out a request, for the first time. */
  void carryOut(Request request, boolean hasNews) {
    request.handled = true;
    if (request.moves()) {
      request.answer = moved(request, hasNews, false);
    } else {
      request.answer = used ? last : unknownIndex();
    }
  }

  private int unknownIndex() {
    return switch (world.tenant().resendOnUnknownIndex()) {
      case NOTHING -> Model.NOTHING;
      case REFUSED -> Model.REFUSED;
      case FIRST_PAGE -> handOut(null);
    };
  }

  /** A gateway has sent it on a second time; the answer is that of the first time. */
  void carryOutAgain(Request request) {
    int unused = moved(request, true, true);
  }

  private int moved(Request request, boolean hasNews, boolean again) {
    if (hasNews) {
      judge.leavesBehind(last, request, again, heard.sawEmptyArray());
      Window by = again ? Window.TWICE : request.forgotten ? Window.FORGOTTEN : null;
      return handOut(by);
    }
    if (world.tenant().repeatsEmptyPage()) {
      judge.leavesBehind(last, request, again, heard.sawEmptyArray());
      lateNothing |= !request.live;
      last = Model.NOTHING;
    }
    return Model.NOTHING;
  }

  private int handOut(@Nullable Window by) {
    used = true;
    last = position;
    judge.handedOut(position, by);
    return position++;
  }

  @Override
  public String toString() {
    return position + " " + last + used + lateNothing;
  }
}
