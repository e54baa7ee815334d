package io.github.camelnetskope.simulator.v1;

/** One endpoint of API v1. */
@FunctionalInterface
interface QueryEndpoint {

  /** Answers a call with a valid token. */
  QueryAnswer answer(QueryCall call);
}
