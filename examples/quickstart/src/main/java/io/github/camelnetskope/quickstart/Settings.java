package io.github.camelnetskope.quickstart;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What to pull from where, as said by arguments, the environment and system properties. */
record Settings(Map<String, String> arguments, Function<String, Optional<String>> otherwise) {

  static final String HELP =
      """
      Pulls all feeds of a Netskope tenant into files of newline-delimited JSON.

        --yaml              run the route of feeds-to-files.camel.yaml instead of FeedsToFiles.java
        --records=NUMBER    stop after about so many records
        --output=FOLDER     where to write; also NETSKOPE_OUTPUT
        --start-from=TIME   where to begin: -P30D, an instant; also NETSKOPE_START_FROM
        --until=TIME        where to end, and stop by itself: now, -PT1H; also NETSKOPE_UNTIL
        --stripes=NUMBER    how many cursors read the history of each feed at once, 1 unless said;
                            also NETSKOPE_STRIPES
        --page=PORT         where the status page is, 8077 unless said; --page=off for none
        --help              this text

      Without a tenant it simulates one. For your own set in the environment:
        NETSKOPE_TENANT     for instance acme.goskope.com
        NETSKOPE_TOKEN      its REST API v2 token, or NETSKOPE_TOKEN_FILE, a file that holds it
        NETSKOPE_INDEX      a name for your cursor that nobody else uses
      """;

  private static final List<String> ARGUMENTS =
      List.of("yaml", "records", "output", "start-from", "until", "stripes", "page", "help");
  private static final int SIMULATED_RECORDS = 100_000;
  private static final int MOST_STRIPES = 100;
  private static final int MOST_PORT = 65_535;

  /** Reads the arguments; refuses those it does not know. */
  static Settings of(List<String> args, Function<String, Optional<String>> otherwise) {
    Map<String, String> arguments = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      if (!name.startsWith("--") || !ARGUMENTS.contains(name.substring(2))) {
        throw new IllegalArgumentException("unknown argument " + name + "; see --help");
      }
      arguments.put(
          name.substring(2).replace('-', '.'), equals < 0 ? "true" : arg.substring(equals + 1));
    }
    return new Settings(arguments, otherwise);
  }

  /** The environment, then system properties: {@code NETSKOPE_TOKEN}, {@code netskope.token}. */
  static Optional<String> fromProcess(String name) {
    String variable = "NETSKOPE_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    return Optional.ofNullable(System.getenv(variable))
        .or(() -> Optional.ofNullable(System.getProperty("netskope." + name)));
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(arguments.get(name))
        .or(() -> otherwise.apply(name))
        .filter(value -> !value.isBlank());
  }

  boolean help() {
    return arguments.containsKey("help");
  }

  boolean yaml() {
    return arguments.containsKey("yaml");
  }

  Optional<String> tenant() {
    return find("tenant");
  }

  /** How the component is told who asks; a token is never an argument, which others could see. */
  Map<String, String> credentials() {
    Optional<String> file = find("token.file");
    if (file.isPresent() && find("token").isPresent()) {
      throw new IllegalArgumentException(
          "NETSKOPE_TOKEN and NETSKOPE_TOKEN_FILE are both set: only one can be used, unset the"
              + " other");
    }
    return file.isPresent()
        ? Map.of("tokenFile", file.get())
        : Map.of(
            "token",
            find("token").orElseThrow(() -> missing("NETSKOPE_TOKEN or NETSKOPE_TOKEN_FILE")));
  }

  String index() {
    return find("index").orElseThrow(() -> missing("NETSKOPE_INDEX"));
  }

  Path output() {
    return Path.of(find("output").orElse("netskope-data")).toAbsolutePath();
  }

  /** After how many records to stop; a tenant of one's own is followed until stopped. */
  long records() {
    boolean followed = tenant().isPresent() || !backfill().isNone();
    return find("records")
        .map(records -> number("records", records, 1, Long.MAX_VALUE))
        .orElse(followed ? Long.MAX_VALUE : SIMULATED_RECORDS);
  }

  /** Which part of the history to read. */
  Backfill backfill() {
    Optional<String> stripes =
        find("stripes").map(value -> String.valueOf(number("stripes", value, 1, MOST_STRIPES)));
    return new Backfill(find("start.from"), find("until"), stripes);
  }

  /** The port of the status page; none when it is off. */
  Optional<Integer> page() {
    return Optional.of(find("page").orElse(String.valueOf(LocalServer.USUAL_PORT)))
        .filter(port -> !port.equals("off"))
        .map(port -> (int) number("page", port, 0, MOST_PORT));
  }

  private static long number(String name, String value, long least, long most) {
    OptionalLong number = number(value);
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      throw new IllegalArgumentException(
          "--%s: was '%s', allowed is a whole number from %d to %d"
              .formatted(name, value, least, most));
    }
    return number.getAsLong();
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException("with NETSKOPE_TENANT also set " + what);
  }
}
