package io.github.camelnetskope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that can happen to a feed, one step at a time: a small tenant, a network that does what it
 * likes, processes that die, and the real client between them (a {@link Client}; nothing of it is
 * written down here). {@link Steps} says what can happen next; {@link Search} tries every order.
 *
 * <p><b>The tenant</b> ({@link TenantCursor}) has pages of one record. {@code next} hands out the
 * page at its position, or says that there is nothing new; it may always do either, so records
 * appear at any time. Where the API's documentation is silent, {@link World.Tenant} has each
 * reading.
 *
 * <p><b>The network</b> has a list of requests. A request that left may be carried out at any time:
 * at once, late (after it was given up, after later requests, after its process has died), twice,
 * or never. Its answer may arrive, be lost, or be replaced by one of {@link Reply}, before or after
 * the tenant carried the request out; in place of the answer to {@code next} the page before it may
 * come once more. Three things are assumed: an array under {@code result} comes from the tenant; a
 * request that was answered with a refusal or without a result is not carried out afterwards; no
 * request is carried out later than {@code probation} after it was given up.
 *
 * <p><b>The process</b> may die at any step and start again; its checkpoint is still there, or gone
 * with it. Another owner may take the cursor over, and the former one may take it back. The store
 * may refuse to save. The route may fail.
 *
 * <p><b>A record is lost</b> when the tenant has handed it out, will not repeat it, and it is
 * neither delivered, nor in the hands of a living process, nor in an answer on its way to one. That
 * is allowed only inside a {@link Window}; {@link Judge} knows them.
 */
final class Model {
  static final int NOTHING = -1;
  static final int REFUSED = -2;

  private final World world;
  private final Client.Factory clients;
  private final Heard heard = new Heard();
  private final Judge judge;
  private final TenantCursor tenant;
  private final List<Request> network = new ArrayList<>();
  private int requests;
  private Client client;
  private @Nullable Client former;
  private boolean inRoute;
  private int pageBefore = NOTHING;

  Model(World world, Client.Factory clients) {
    this.world = world;
    this.clients = clients;
    this.judge = new Judge(world.pages());
    this.tenant = new TenantCursor(world, judge, heard);
    this.client = clients.open();
  }

  /** What can happen now. */
  List<Step> steps() {
    List<Step> steps = new Steps(this, former != null, pageBefore != NOTHING).all(network);
    steps.removeIf(step -> clients.leavesOut().contains(step.action()));
    return steps;
  }

  /** Does it. */
  void take(Step step) {
    switch (step.action()) {
      case ASK -> ask();
      case ASK_WITHOUT_CONNECTION -> client.askWithoutConnection();
      case ASK_BUT_NOT_SENT -> client.askWithoutSending();
      case ASK_BUT_NOT_SAVED -> client.askWithoutSaving();
      case CARRY_OUT -> tenant.carryOut(request(step.request()), true);
      case CARRY_OUT_NOTHING_NEW -> tenant.carryOut(request(step.request()), false);
      case CARRY_OUT_AGAIN -> tenant.carryOutAgain(request(step.request()));
      case ANSWER -> answer(false);
      case ANSWER_NOT_SAVED -> answer(true);
      case ANSWER_BEFORE_COMES_AGAIN -> answerBefore();
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
    network.removeIf(request -> !request.live && (request.handled || !tenant.mayMove(request)));
  }

  private void ask() {
    network.add(new Request(client.ask(), requests++, heard.compared(), heard.believed()));
    heard.asked();
  }

  private void answer(boolean storeFails) {
    Request request = live();
    network.remove(request);
    boolean isArray = world.tenant().saysNothingByArray() || request.answer >= 0;
    heard.answer(request, isArray);
    pageBefore = world.repeats() && request.answer >= 0 ? request.answer : NOTHING;
    client.answer(Reply.ofTenant(request.answer, world.tenant().saysNothingByArray()), storeFails);
  }

  /** The answer before comes once more, as the answer to the request behind it. */
  private void answerBefore() {
    Request request = live();
    request.live = false;
    heard.said(request, false);
    Reply again = Reply.ofTenant(pageBefore, true);
    pageBefore = NOTHING;
    client.answer(again, false);
  }

  private void reply(Reply reply) {
    Request request = live();
    request.live = false;
    if (!reply.mayComeLater()) {
      network.remove(request);
    }
    heard.said(request, reply.looksLikeNothing());
    pageBefore = NOTHING;
    client.answer(reply, false);
  }

  private void deliver() {
    judge.delivered(client.inHand());
    inRoute = true;
    client.deliver();
  }

  private void settle() {
    client.settle();
    inRoute = false;
    heard.nothingCompared();
  }

  private void die() {
    left();
    heard.left();
    client.die(world.durable());
    client = clients.open();
    if (!world.durable()) {
      heard.forgotten();
    }
  }

  /** Another process has the cursor now; the former owner lives on and does not know. */
  private void takeOver() {
    left();
    heard.takenOver();
    former = client;
    client = clients.open();
  }

  /** The former owner has found out, and takes it back. */
  private void takeBack() {
    left();
    heard.takenBack();
    client = former;
    former = null;
    client.takeBack();
  }

  /** Nobody waits any longer for what this process has asked. */
  private void left() {
    for (Request request : network) {
      request.forgotten |= !world.durable();
      request.live = false;
    }
    inRoute = false;
    pageBefore = NOTHING;
  }

  // ---- what is looked at

  World world() {
    return world;
  }

  TenantCursor tenant() {
    return tenant;
  }

  Judge judge() {
    return judge;
  }

  Client client() {
    return client;
  }

  boolean isInRoute() {
    return inRoute;
  }

  /** The request for whose answer somebody waits. */
  @Nullable Request live() {
    return network.stream().filter(request -> request.live).findFirst().orElse(null);
  }

  private Request request(int number) {
    return network.stream().filter(request -> request.number == number).findFirst().orElseThrow();
  }

  boolean isLateRequestUnderWay() {
    return live() == null && !network.isEmpty();
  }

  /** Equal for two states from which the same can happen. */
  String state() {
    var text = new StringBuilder(400);
    text.append(tenant).append(inRoute).append(pageBefore).append(heard).append(judge);
    network.stream().map(Request::toString).sorted().forEach(text::append);
    client.describe(text.append('|'));
    if (former != null) {
      former.describe(text.append("|former "));
    }
    return text.toString();
  }

  /** A step in words. */
  String words(Step step) {
    String name = step.action().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (step.reply() != null) {
      return name + " " + step.reply();
    }
    return step.request() < 0
        ? name
        : name + " " + request(step.request()).operation.wireValue() + " #" + step.request();
  }
}
