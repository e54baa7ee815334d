package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelnetskope.simulator.record.Mix;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code quarantine} and {@code legalhold}: the held files, their download through a redirect with
 * a token that is valid for 30 seconds, and an administrator's decisions about them. Thread-safe.
 */
final class HeldFiles {

  private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);
  private static final int FILES = 3;

  private final String profileParameter;
  private final String listName;
  private final Set<String> actions;
  private final InstantSource clock;
  private final long seed;
  private final Map<String, String> held = new LinkedHashMap<>();
  private final Map<String, String> decided = new LinkedHashMap<>();
  private final Map<String, Ticket> tickets = new HashMap<>();
  private int issued;

  private HeldFiles(
      String profileParameter,
      String listName,
      Set<String> actions,
      InstantSource clock,
      long seed) {
    this.profileParameter = profileParameter;
    this.listName = listName;
    this.actions = actions;
    this.clock = clock;
    this.seed = seed;
    for (int number = 1; number <= FILES; number++) {
      held.put("file-" + number, "report-" + number + ".xlsx");
    }
  }

  static HeldFiles quarantine(InstantSource clock, long seed) {
    return new HeldFiles(
        "quarantine_profile_id", "quarantined", Set.of("block", "allow"), clock, seed);
  }

  static HeldFiles legalHold(InstantSource clock, long seed) {
    return new HeldFiles(
        "legal_hold_profile_id", "legalhold", Set.of("mark-processed"), clock, seed + 1);
  }

  synchronized QueryAnswer answer(QueryCall call) {
    return switch (call.required("op")) {
      case "get-files" -> files();
      case "download-url" -> downloadUrl(call);
      case "take-action" -> takeAction(call);
      default -> throw new QueryError("Invalid value for op");
    };
  }

  /** The file of a token; empty when the token is unknown or too old. */
  synchronized java.util.Optional<QueryAnswer> download(String token) {
    Ticket ticket = tickets.get(token);
    if (ticket == null || !clock.instant().isBefore(ticket.expiry())) {
      return java.util.Optional.empty();
    }
    byte[] content = ("content of " + ticket.file()).repeat(40).getBytes(StandardCharsets.UTF_8);
    return java.util.Optional.of(QueryAnswer.file(ticket.file(), content));
  }

  synchronized Map<String, String> decided() {
    return Map.copyOf(decided);
  }

  private QueryAnswer files() {
    ObjectNode data = QueryAnswer.object();
    ArrayNode profiles = data.putArray(listName);
    ObjectNode profile = profiles.addObject();
    ArrayNode files = profile.putArray("files");
    held.forEach(
        (id, name) ->
            files
                .addObject()
                .put("file_id", id)
                .put("original_file_name", name)
                .put("policy", "[Data Protection] - Uploads")
                .put("quarantined_file_name", "inline_" + id + "_" + name)
                .put("user_id", Directory.user(0)));
    profile.put(profileParameter, "1").put(profileParameter.replace("_id", "_name"), "Main");
    return QueryAnswer.success(data);
  }

  private QueryAnswer downloadUrl(QueryCall call) {
    String name = fileOf(call);
    String token = Long.toHexString(Mix.scramble(seed + ++issued));
    Instant expiry = clock.instant().plus(TOKEN_LIFE);
    tickets.put(token, new Ticket(name, expiry));
    return QueryAnswer.redirect("/quarantine/download?token=" + token);
  }

  private QueryAnswer takeAction(QueryCall call) {
    fileOf(call);
    String action = call.required("action");
    if (!actions.contains(action)) {
      throw new QueryError("Invalid value for action");
    }
    String file = call.required("file_id");
    decided.put(file, action);
    held.remove(file);
    return QueryAnswer.message("");
  }

  private String fileOf(QueryCall call) {
    String name = held.get(call.required("file_id"));
    if (!List.of("1").contains(call.required(profileParameter)) || name == null) {
      throw new QueryError("Error Processing Request");
    }
    return name;
  }

  private record Ticket(String file, Instant expiry) {}
}
