package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.simulator.record.Mix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * {@code clients}: devices with the client installed. Enumerations are text, as in recorded
 * answers, and some records lack some fields.
 */
final class Clients {

  private static final long LARGEST_LIMIT = 10_000;
  private static final int DEVICES = 75;
  private static final long FIRST_SEEN = 1_638_994_653L;

  private final long seed;

  Clients(long seed) {
    this.seed = seed;
  }

  QueryAnswer answer(QueryCall call) {
    Predicate<JsonNode> wanted = QueryExpression.parse(call.parameter("query").orElse(""));
    List<ObjectNode> devices = new ArrayList<>();
    for (int number = 0; number < DEVICES; number++) {
      ObjectNode attributes = device(number);
      if (wanted.test(attributes)) {
        devices.add(attributes);
      }
    }
    ArrayNode page = QueryAnswer.mapper().createArrayNode();
    Paging.of(call, LARGEST_LIMIT)
        .slice(devices)
        .forEach(attributes -> page.addObject().set("attributes", attributes));
    return QueryAnswer.success(page);
  }

  private ObjectNode device(int number) {
    long dice = Mix.scramble(seed + number);
    ObjectNode device = QueryAnswer.object();
    device.put("_id", id(dice)).put("client_version", "91.0.6." + (800 + number % 20));
    device.put("device_id", "HOST-" + number);
    if (number % 5 != 0) {
      device.put("client_install_time", FIRST_SEEN + number * 60L);
    }
    if (number % 2 == 0) {
      device.put("user_added_time", FIRST_SEEN + number + 0.5);
    }
    hostInfo(device.putObject("host_info"), number, dice);
    lastEvent(device.putObject("last_event"), number);
    user(device.putArray("users").addObject(), number, dice);
    return device;
  }

  private static void hostInfo(ObjectNode host, int number, long dice) {
    host.put("device_make", "Example Inc.").put("device_model", "Model " + number % 7);
    host.put("hostname", "HOST-" + number).put("managementID", "");
    host.put("nsdeviceuid", new java.util.UUID(dice, number).toString().toUpperCase(Locale.ROOT));
    host.put("os", number % 3 == 0 ? "Mac" : "Windows").put("os_version", "10.0 (2009)");
    if (number % 4 == 0) {
      host.put("serialNumber", "SN" + number).putArray("macAddresses").add("00:00:5e:00:53:01");
    }
  }

  private static void lastEvent(ObjectNode event, int number) {
    event.put("actor", "System").put("event", number % 6 == 0 ? "Tunnel Down" : "Tunnel Up");
    event.put("npa_status", "Steering Disabled").put("status", "Enabled");
    event.put("timestamp", FIRST_SEEN + 100_000L + number);
  }

  private static void user(ObjectNode user, int number, long dice) {
    user.put("_id", id(~dice)).put("device_classification_status", "Not Configured");
    lastEvent(user.putObject("last_event"), number);
    if (number % 2 != 0) {
      user.put("user_added_time", FIRST_SEEN + number);
    }
    user.put("user_source", "Manual").put("user_state", 0).put("userkey", "key" + number);
    user.put("username", Directory.user(number));
  }

  private static String id(long bits) {
    return "%016x%08x".formatted(bits, (int) Mix.scramble(bits));
  }
}
