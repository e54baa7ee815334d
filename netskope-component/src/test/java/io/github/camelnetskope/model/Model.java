package io.github.camelnetskope.model;

import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Next;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can happen to a feed, one step at a time: a small tenant, a network that does what it
 * likes, processes that die, and the real client between them (a {@link Client}; nothing of it is
 * written down here). {@link Search} tries every order of the steps.
 *
 * <p><b>The tenant</b> has pages of one record: 0, 1, 2, ... It keeps a {@code position} (how many
 * it has handed out) and {@code last} (what {@code resend} repeats). {@code next} hands out the
 * page at the position, or says that there is nothing new; it may always do either, so records
 * appear at any time. Where the API's documentation is silent, {@link Tenant} has each reading.
 *
 * <p><b>The network</b> has a list of requests. A request that left may be carried out at any time:
 * at once, late (after it was given up, after later requests, after its process has died), twice,
 * or never. Its answer may arrive, be lost, or be replaced by one of {@link Reply}, before or after
 * the tenant carried the request out. Three things are assumed: an array under {@code result} comes
 * from the tenant; a request that was answered with a refusal or without a result is not carried
 * out afterwards; no request is carried out later than {@code probation} after it was given up.
 *
 * <p><b>The process</b> may die at any step and start again; its checkpoint is still there, or gone
 * with it. Another owner may take the cursor over, and the former one may take it back. The store
 * may refuse to save. The route may fail.
 *
 * <p><b>A record is lost</b> when the tenant has handed it out, will not repeat it, and it is
 * neither delivered, nor in the hands of a living process, nor in an answer on its way to one. That
 * is allowed only inside a {@link Window}, which is found in the order of the steps alone.
 */
final class Model {
  /** The documented ways to lose a record, and those that no client can close. */
  enum Window {
    /** A late request moved between the tenant's handling of a resend and of the next behind it. */
    W1,
    /** A late request moved while the page before it was owed: not received, or not yet done. */
    W2,
    /** A gateway carried out one {@code next} twice. */
    TWICE,
    /** Silence from somebody else, on a cursor that never saw an empty array. */
    SILENCE,
    /** A late request of a process that died, and its checkpoint with it. */
    FORGOTTEN
  }

  /** What the tenant does where its documentation is silent. */
  record Tenant(
      boolean saysNothingByArray, boolean repeatsEmptyPage, UnknownIndex resendOnUnknownIndex) {}

  /** How a resend on an index is answered that never had a page. */
  enum UnknownIndex {
    NOTHING,
    REFUSED,
    FIRST_PAGE
  }

  /**
   * What a client lives in.
   *
   * @param durable whether the checkpoint survives the process
   * @param pages that the tenant will have
   * @param replies with which the network replaces answers
   * @param repeats whether the network may carry out a request twice
   */
  record World(Tenant tenant, boolean durable, int pages, List<Reply> replies, boolean repeats) {}

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

  /**
   * One step.
   *
   * @param request which request of the network, for those that are about one
   * @param reply what comes in place of the answer, for {@link Action#REPLY}
   */
  record Step(Action action, int request, @Nullable Reply reply) {
    Step(Action action) {
      this(action, -1, null);
    }
  }

  /** A request that left. */
  private static final class Request {
    final IteratorOperation operation;
    final int number;

    /** Whether somebody waits for the answer. */
    boolean live = true;

    boolean handled;

    /** A page, or one of the two below. */
    int answer;

    /** What the resend right before it was answered with; {@link #NO_RESEND} if there was none. */
    int compared = NO_RESEND;

    /** Whether that resend was answered by somebody else, as if there was nothing. */
    boolean believed;

    /** Whether its process died without a durable checkpoint. */
    boolean forgotten;

    Request(IteratorOperation operation, int number) {
      this.operation = operation;
      this.number = number;
    }

    boolean moves() {
      return operation instanceof Next;
    }

    @Override
    public String toString() {
      String late = "|" + operation.wireValue() + handled + answer + "," + forgotten;
      return live ? late + compared + believed : late;
    }
  }

  static final int NOTHING = -1;
  static final int REFUSED = -2;
  private static final int NO_RESEND = -3;

  /** So many times the same, and the client believes it. */
  private static final int MANY = 5;

  private final Tenant tenant;
  private final boolean durable;
  private final int pages;
  private final boolean repeats;
  private final List<Reply> replies;
  private final Client.Factory clients;

  private int position;
  private int last = NOTHING;
  private boolean used;

  private final List<Request> network = new ArrayList<>();
  private int requests;
  private Client client;
  private @Nullable Client former;
  private boolean inRoute;
  private int compared = NO_RESEND;
  private boolean believed;
  private boolean sawEmptyArray;
  private int silences;
  private boolean silentTenant;
  private boolean formerKnewSilence;
  private boolean lateNothing;

  private final boolean[] delivered;
  private final Window[] window;
  private final Window[] handedOut;

  Model(World world, Client.Factory clients) {
    this.tenant = world.tenant();
    this.durable = world.durable();
    this.pages = world.pages();
    this.repeats = world.repeats();
    this.replies = world.replies();
    this.clients = clients;
    this.delivered = new boolean[pages];
    this.window = new Window[pages];
    this.handedOut = new Window[pages];
    this.client = clients.open();
  }

  // ---- what can happen now

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Request live = live();
    if (live != null) {
      endings(live, steps);
    } else if (client.inHand() == NOTHING) {
      add(steps, Action.ASK, Action.ASK_WITHOUT_CONNECTION);
      if (client.savesFirst()) {
        add(steps, Action.ASK_BUT_NOT_SENT, Action.ASK_BUT_NOT_SAVED);
      }
    } else if (!inRoute && !client.isDone()) {
      add(steps, Action.DELIVER, Action.ROUTE_FAILS);
    } else {
      add(steps, Action.SETTLE, Action.SETTLE_NOT_SAVED);
      if (!client.isDone()) {
        add(steps, Action.SAVE_POSITION);
      }
    }
    for (Request request : network) {
      carriedOut(request, steps);
    }
    add(steps, Action.DIE);
    if (durable) {
      add(steps, former == null ? Action.TAKE_OVER : Action.TAKE_BACK);
    }
    if (live == null && !(network.isEmpty() && client.isCalm())) {
      add(steps, Action.PROBATION_PASSES);
    }
    return steps;
  }

  private static void add(List<Step> steps, Action... actions) {
    for (Action action : actions) {
      steps.add(new Step(action));
    }
  }

  private void endings(Request live, List<Step> steps) {
    if (live.handled) {
      add(steps, Action.ANSWER, Action.ANSWER_NOT_SAVED);
    }
    for (Reply reply : replies) {
      steps.add(new Step(Action.REPLY, -1, reply));
    }
  }

  private void carriedOut(Request request, List<Step> steps) {
    if (!request.handled) {
      if (!request.moves() || position < pages) {
        steps.add(new Step(Action.CARRY_OUT, request.number, null));
      }
      if (request.moves()) {
        steps.add(new Step(Action.CARRY_OUT_NOTHING_NEW, request.number, null));
      }
    } else if (repeats && request.moves() && position < pages) {
      steps.add(new Step(Action.CARRY_OUT_AGAIN, request.number, null));
    }
  }

  // ---- what it does

  void take(Step step) {
    switch (step.action()) {
      case ASK -> ask();
      case ASK_WITHOUT_CONNECTION -> client.askWithoutConnection();
      case ASK_BUT_NOT_SENT -> client.askWithoutSending();
      case ASK_BUT_NOT_SAVED -> client.askWithoutSaving();
      case CARRY_OUT -> carryOut(request(step.request()), true);
      case CARRY_OUT_NOTHING_NEW -> carryOut(request(step.request()), false);
      case CARRY_OUT_AGAIN -> carryOutAgain(request(step.request()));
      case ANSWER -> answer(false);
      case ANSWER_NOT_SAVED -> answer(true);
      case REPLY -> reply(step.reply());
      case DELIVER -> deliver();
      case SAVE_POSITION -> client.savePosition();
      case SETTLE -> settle();
      case SETTLE_NOT_SAVED -> client.settleWithoutSaving();
      case ROUTE_FAILS -> client.hold();
      case DIE -> die();
      case TAKE_OVER -> takeOver();
      case TAKE_BACK -> takeBack();
      case PROBATION_PASSES -> {
        network.clear();
        client.probationPasses();
      }
    }
    network.removeIf(request -> !request.live && (request.handled || !mayMove(request)));
  }

  private boolean mayMove(Request request) {
    boolean firstPage = !used && tenant.resendOnUnknownIndex() == UnknownIndex.FIRST_PAGE;
    return request.moves() || firstPage;
  }

  private void ask() {
    IteratorOperation operation = client.ask();
    Request request = new Request(operation, requests++);
    request.compared = compared;
    request.believed = believed;
    network.add(request);
    compared = NO_RESEND;
    believed = false;
  }

  /** The tenant carries out a request, for the first time. */
  private void carryOut(Request request, boolean hasNews) {
    request.handled = true;
    if (request.moves()) {
      request.answer = moved(request, hasNews, false);
    } else if (used) {
      request.answer = last;
    } else {
      request.answer = unknownIndex();
    }
  }

  private int unknownIndex() {
    return switch (tenant.resendOnUnknownIndex()) {
      case NOTHING -> NOTHING;
      case REFUSED -> REFUSED;
      case FIRST_PAGE -> handOut(null);
    };
  }

  /** A gateway has sent it on a second time; the answer is that of the first time. */
  private void carryOutAgain(Request request) {
    int unused = moved(request, true, true);
  }

  private int moved(Request request, boolean hasNews, boolean again) {
    if (hasNews) {
      leavesBehind(request, again);
      Window by = again ? Window.TWICE : request.forgotten ? Window.FORGOTTEN : null;
      return handOut(by);
    }
    if (tenant.repeatsEmptyPage()) {
      leavesBehind(request, again);
      lateNothing |= !request.live;
      last = NOTHING;
    }
    return NOTHING;
  }

  private int handOut(@Nullable Window by) {
    used = true;
    last = position;
    handedOut[position] = by;
    return position++;
  }

  /** The tenant will no longer repeat its last page: whose fault is it if that was needed? */
  private void leavesBehind(Request request, boolean again) {
    if (last == NOTHING || delivered[last]) {
      return;
    }
    if (again) {
      window[last] = Window.TWICE;
    } else if (!request.live) {
      window[last] = Window.W2;
    } else if (request.compared != NO_RESEND && request.compared != last) {
      window[last] = Window.W1;
    } else if (request.believed && !sawEmptyArray) {
      window[last] = Window.SILENCE;
    } else {
      window[last] = handedOut[last];
    }
  }

  private void answer(boolean storeFails) {
    Request request = live();
    network.remove(request);
    boolean isArray = tenant.saysNothingByArray() || request.answer >= 0;
    sawEmptyArray |= request.answer == NOTHING && isArray;
    compared = request.moves() ? NO_RESEND : request.answer;
    heard(request, request.answer == REFUSED || (request.answer == NOTHING && !isArray));
    client.answer(Reply.ofTenant(request.answer, tenant.saysNothingByArray()), storeFails);
  }

  private void reply(Reply reply) {
    Request request = live();
    request.live = false;
    if (!reply.mayComeLater()) {
      network.remove(request);
    }
    heard(request, reply.looksLikeNothing());
    client.answer(reply, false);
  }

  /** Counts answers to a resend that may mean that there is nothing, from whomever they come. */
  private void heard(Request request, boolean nothing) {
    silences = nothing && !request.moves() ? Math.min(silences + 1, MANY) : 0;
    silentTenant |= silences == MANY;
    believed = nothing && !request.moves() && silentTenant;
  }

  private void deliver() {
    delivered[client.inHand()] = true;
    inRoute = true;
  }

  private void settle() {
    client.settle();
    inRoute = false;
    compared = NO_RESEND;
  }

  private void die() {
    left();
    client.die(durable);
    client = clients.open();
    if (!durable) {
      sawEmptyArray = false;
    }
  }

  /** Another process has the cursor now; the former owner lives on and does not know. */
  private void takeOver() {
    boolean knewSilence = silentTenant;
    left();
    formerKnewSilence = knewSilence;
    former = client;
    client = clients.open();
  }

  /** The former owner has found out, and takes it back. */
  private void takeBack() {
    left();
    client = former;
    former = null;
    client.takeBack();
    silentTenant = formerKnewSilence;
  }

  /** Nobody waits any longer for what this process has asked. */
  private void left() {
    for (Request request : network) {
      request.forgotten |= !durable;
      request.live = false;
    }
    inRoute = false;
    compared = NO_RESEND;
    believed = false;
    silences = 0;
    silentTenant = false;
  }

  private @Nullable Request live() {
    for (Request request : network) {
      if (request.live) {
        return request;
      }
    }
    return null;
  }

  private Request request(int number) {
    return network.stream().filter(request -> request.number == number).findFirst().orElseThrow();
  }

  // ---- what must be true

  /** The first record that is lost; {@link #NOTHING} when none is. */
  int lost() {
    for (int record = 0; record < pages; record++) {
      if (isLost(record)) {
        return record;
      }
    }
    return NOTHING;
  }

  private boolean isLost(int record) {
    Request live = live();
    int onItsWay = live != null && live.handled ? live.answer : NOTHING;
    boolean safe = record == last || record == client.inHand() || record == onItsWay;
    return record < position && !delivered[record] && !safe;
  }

  /** In which window a record was lost; null: in none. */
  @Nullable Window window(int record) {
    return window[record];
  }

  /** Whether all records were delivered, but for those that were lost in a window. */
  boolean isComplete() {
    for (int record = 0; record < pages; record++) {
      if (!delivered[record] && (window[record] == null || !isLost(record))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the feed may wait for an operator ({@code UNCONFIRMED}): a tenant that says "nothing"
   * by silence has answered a late request so, and repeats that in place of a page that was in
   * delivery.
   */
  boolean mayNeedOperator() {
    return lateNothing && !tenant.saysNothingByArray();
  }

  /** What happens next when nothing goes wrong. */
  Step goodStep() {
    Request live = live();
    if (live != null) {
      return live.handled
          ? new Step(Action.ANSWER)
          : new Step(
              live.moves() && position == pages ? Action.CARRY_OUT_NOTHING_NEW : Action.CARRY_OUT,
              live.number,
              null);
    }
    if (client.inHand() == NOTHING) {
      return new Step(Action.ASK);
    }
    return new Step(inRoute || client.isDone() ? Action.SETTLE : Action.DELIVER);
  }

  /** The way into the middle of a probation: one page is done, and a late request is under way. */
  @Nullable Step stepToProbation() {
    Request live = live();
    if (live == null && !network.isEmpty()) {
      return null;
    }
    boolean givesUp = live != null && live.moves() && delivered[0];
    return givesUp ? new Step(Action.REPLY, -1, replies.get(0)) : goodStep();
  }

  /** Equal for two states from which the same can happen. */
  String state() {
    var text = new StringBuilder(400);
    text.append(position).append(' ').append(last).append(used).append(inRoute);
    text.append(compared).append(believed).append(sawEmptyArray).append(silences);
    text.append(silentTenant)
        .append(formerKnewSilence)
        .append(lateNothing)
        .append(Arrays.toString(delivered));
    text.append(Arrays.toString(window)).append(Arrays.toString(handedOut));
    network.stream().map(Request::toString).sorted().forEach(text::append);
    client.describe(text.append('|'));
    if (former != null) {
      former.describe(text.append("|former "));
    }
    return text.toString();
  }

  /** A step in words. */
  String words(Step step) {
    String name = step.action().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    if (step.reply() != null) {
      return name + " " + step.reply();
    }
    return step.request() < 0
        ? name
        : name + " " + request(step.request()).operation.wireValue() + " #" + step.request();
  }
}
