package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedDetails;
import io.github.camelnetskope.health.FeedHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/**
 * The feeds of a Camel context. Where the component's {@code consoleActions} allows it, the options
 * {@code action} ({@code suspend}, {@code resume}, {@code poll}), {@code feed} (default: all) and
 * {@code route} (default: all) act on them first.
 */
@DevConsole(
    name = "netskope",
    displayName = "Netskope",
    description = "Feeds of Netskope tenants: state, reason, lag, counts")
public class NetskopeDevConsole extends AbstractDevConsole {
  public NetskopeDevConsole() {
    super("camel", "netskope", "Netskope", "Feeds of Netskope tenants: state, reason, lag, counts");
  }

  @Override
  protected String doCallText(Map<String, Object> options) {
    Stream<String> refusal = refusal(options).map(reason -> "error=" + reason).stream();
    return Stream.concat(
            refusal,
            consumers(options).flatMap(NetskopeDevConsole::details).map(NetskopeDevConsole::line))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Map<String, Object> details) {
    return details.entrySet().stream()
        .filter(entry -> !String.valueOf(entry.getValue()).isEmpty())
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  @Override
  protected Map<String, Object> doCallJson(Map<String, Object> options) {
    JsonObject root = new JsonObject();
    refusal(options).ifPresent(reason -> root.put("error", reason));
    List<JsonObject> feeds = consumers(options).flatMap(NetskopeDevConsole::details).toList();
    root.put("feeds", feeds);
    return root;
  }

  /** One row for each feed. */
  private static Stream<JsonObject> details(NetskopeConsumer consumer) {
    return consumer.health().stream().map(health -> row(consumer.getRouteId(), health));
  }

  private static JsonObject row(String route, FeedHealth health) {
    JsonObject row = new JsonObject();
    row.put("route", route);
    row.put("tenant", health.feed().tenant());
    row.put("health", health.reason().isPresent() ? "DOWN" : health.isReady() ? "UP" : "UNKNOWN");
    row.putAll(FeedDetails.withCounts(health));
    Map<String, Long> statuses = new LinkedHashMap<>();
    health.feed().counts().requests().forEach((status, n) -> statuses.put(status.label(), n));
    row.put("requestsByStatus", new JsonObject(statuses));
    return row;
  }

  /** Performs the action that was asked for, if any; returns the reason when it was refused. */
  private Optional<String> refusal(Map<String, Object> options) {
    try {
      act(options);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void act(Map<String, Object> options) {
    String action = text(options, "action", "");
    String feed = text(options, "feed", NetskopeConsumer.ALL);
    if (action.isEmpty()) {
      return;
    }
    FeedAction what = FeedAction.of(action);
    List<NetskopeConsumer> routes = consumers(options).toList();
    BadOptions.require(
        !routes.isEmpty() || route(options).equals(NetskopeConsumer.ALL),
        "route",
        route(options),
        "a route that reads from netskope, or *");
    List<NetskopeConsumer> readers = routes.stream().filter(c -> !c.feeds(feed).isEmpty()).toList();
    BadOptions.require(!readers.isEmpty(), "feed", feed, "what a running route reads, or *");
    BadOptions.require(
        readers.stream().allMatch(NetskopeDevConsole::mayBeActedOn),
        "action",
        action,
        "none: the option consoleActions of the component netskope is false");
    List<NetskopeConsumer> able =
        readers.stream().filter(c -> what.concerns(c.feeds(feed))).toList();
    (able.isEmpty() ? readers : able).forEach(consumer -> consumer.act(what, feed));
  }

  private static boolean mayBeActedOn(NetskopeConsumer consumer) {
    return ((NetskopeEndpoint) consumer.getEndpoint()).getComponent().isConsoleActions();
  }

  private Stream<NetskopeConsumer> consumers(Map<String, Object> options) {
    String route = route(options);
    return NetskopeConsumer.in(getCamelContext())
        .filter(c -> route.equals(NetskopeConsumer.ALL) || route.equals(c.getRouteId()));
  }

  private static String route(Map<String, Object> options) {
    return text(options, "route", NetskopeConsumer.ALL);
  }

  private static String text(Map<String, Object> options, String name, String otherwise) {
    return String.valueOf(options.getOrDefault(name, otherwise));
  }
}
