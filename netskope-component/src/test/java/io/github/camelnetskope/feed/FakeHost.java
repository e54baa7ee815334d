package io.github.camelnetskope.feed;

import io.github.camelnetskope.checkpoint.OwedPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A consumer whose route takes records one by one, and completes them when a test says so. */
final class FakeHost implements FeedHost, PageRoute {
  private final List<String> log;
  private final Deque<InRoute> inRoute = new ArrayDeque<>();
  private boolean emptyMessages;
  private BooleanSupplier mayPoll = () -> true;
  private @Nullable Runnable emptyMessageDone;

  FakeHost(List<String> log) {
    this.log = log;
  }

  private record InRoute(PageProgress progress, int from, int to, Runnable done) {}

  void wantsEmptyMessage() {
    emptyMessages = true;
  }

  void mayPoll(BooleanSupplier decision) {
    mayPoll = decision;
  }

  /** The oldest exchange in the route completes. */
  void succeed() {
    InRoute its = inRoute.remove();
    its.progress().succeeded(its.from(), its.to());
    its.done().run();
  }

  /** The oldest exchange in the route completes, but its records are not committed yet. */
  Runnable succeedWithoutCommit() {
    InRoute its = inRoute.remove();
    its.progress().awaitsCommit(its.from(), its.to());
    its.done().run();
    return () -> its.progress().committed(its.from(), its.to());
  }

  /** The oldest exchange in the route fails. */
  void fail(Throwable cause) {
    InRoute its = inRoute.remove();
    its.progress().failed(cause);
    its.done().run();
  }

  void emptyMessageDone() {
    Objects.requireNonNull(emptyMessageDone).run();
  }

  int inRoute() {
    return inRoute.size();
  }

  @Override
  public PageRoute route(OwedPage page) {
    return this;
  }

  @Override
  public int end(int from) {
    return from + 1;
  }

  @Override
  public void deliver(PageProgress progress, int from, int to, Runnable done) {
    boolean again = progress.handOut(from, to);
    log.add((again ? "deliver again " : "deliver ") + from);
    inRoute.add(new InRoute(progress, from, to, done));
  }

  @Override
  public boolean mayPoll() {
    return mayPoll.getAsBoolean();
  }

  @Override
  public void polled(int records) {
    log.add("polled " + records);
  }

  @Override
  public boolean failed(Throwable cause) {
    log.add("failed " + cause.getClass().getSimpleName());
    return false;
  }

  @Override
  public void setAside(Throwable why) {
    log.add("set aside");
  }

  @Override
  public boolean wantsEmptyMessages() {
    return emptyMessages;
  }

  @Override
  public void sendEmptyMessage(Runnable done) {
    log.add("empty message");
    emptyMessageDone = done;
  }

  @Override
  public void changed() {}
}
