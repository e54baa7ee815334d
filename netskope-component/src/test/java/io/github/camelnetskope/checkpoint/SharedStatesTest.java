package io.github.camelnetskope.checkpoint;

/** The fencing store of the campaign does fence. */
class SharedStatesTest extends FencedStateRepositoryContract {
  private final SharedStates states = new SharedStates(true);

  @Override
  protected FencedStateRepository first() {
    return states.node(() -> {}, () -> {});
  }

  @Override
  protected FencedStateRepository second() {
    return first();
  }
}
