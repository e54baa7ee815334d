package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Roles of administrators, and the points of presence of tunnels. */
final class TenantSetup {

  private static final int COUNT = 12;
  private static final List<String> FILTERS =
      List.of("name", "region", "country", "ip", "capabilities", "lat");

  private TenantSetup() {}

  static void addTo(OperationTenant tenant) {
    pops(tenant, "ipsec");
    pops(tenant, "gre");
    Sample roles =
        new Sample(
            COUNT,
            "roleId",
            "{\"roleId\":%d,\"name\":\"role %d\",\"description\":\"read only\",\"userCount\":3}");
    tenant.get(
        "rbac/roles",
        call -> {
          ObjectNode answer = roles.page(call, "roles", COUNT, 100);
          return OperationAnswer.json(200, answer.put("count", COUNT).put("version", "3.0"));
        });
    Sample details =
        new Sample(
            COUNT, "id", "{\"id\":%d,\"roleName\":\"role %d\",\"apiGroups\":[{\"apiGroupId\":1}]}");
    tenant.get(
        "rbac/roles/{id}",
        details.one(
            item -> item,
            call ->
                OperationAnswer.json(
                    404,
                    "{\"statusCode\":404,\"message\":[\"Invalid Role Id\"],"
                        + "\"error\":\"Not Found\"}")));
  }

  /** One filter at a time; a latitude needs a longitude. */
  private static void pops(OperationTenant tenant, String tunnel) {
    Sample pops =
        new Sample(COUNT, "id", "{\"id\":%d,\"name\":\"stl%d\",\"gateway\":\"192.0.2.%d\"}");
    tenant.get(
        "steering/" + tunnel + "/pops",
        call -> {
          long filters = FILTERS.stream().filter(one -> call.parameter(one).isPresent()).count();
          boolean half = call.parameter("lat").isPresent() != call.parameter("long").isPresent();
          if (filters > 1 || half) {
            return OperationAnswer.json(
                400, "{\"result\":\"one filter at a time\",\"status\":400}");
          }
          ObjectNode answer = pops.page(call, "result", 100, 100);
          return OperationAnswer.json(200, answer.put("status", 200).put("total", COUNT));
        });
  }
}
