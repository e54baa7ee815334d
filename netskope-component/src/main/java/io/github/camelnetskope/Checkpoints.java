package io.github.camelnetskope;

import io.github.camelnetskope.checkpoint.CheckpointStore;

/** Where an endpoint keeps its checkpoints. */
final class Checkpoints {
  private Checkpoints() {}

  static CheckpointStore of(NetskopeEndpoint endpoint) {
    return endpoint.getComponent().memory();
  }
}
