package io.github.camelnetskope.checkpoint;

/** What the campaign takes for a store that fences is one. */
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
