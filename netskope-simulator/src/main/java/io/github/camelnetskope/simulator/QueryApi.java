package io.github.camelnetskope.simulator;

/** API v1: token, pace and faults around the endpoints. */
final class QueryApi {

  private final SimulatedTenant tenant;

  QueryApi(SimulatedTenant tenant, boolean limited) {
    this.tenant = tenant;
  }

  Reply reply(Target target, SimulatorRequest request) {
    return tenant
        .faults()
        .faultFor(target, request)
        .map(Reply.refused(404)::fault)
        .orElseGet(() -> Reply.refused(404));
  }
}
