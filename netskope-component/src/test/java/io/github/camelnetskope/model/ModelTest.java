package io.github.camelnetskope.model;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.camelnetskope.checkpoint.FeedCursor;
import io.github.camelnetskope.checkpoint.PageInHand;
import io.github.camelnetskope.feed.SteppedFeed;
import io.github.camelnetskope.model.World.Tenant;
import io.github.camelnetskope.model.World.UnknownIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Every order of what can happen to the cursor and its checkpoint ({@link Model}), up to a number
 * of steps. {@code -Pcampaign} goes deeper; with {@code -Ddocs.write} the numbers and traces go
 * into docs/delivery-model.adoc.
 */
class ModelTest {
  private static final int DEPTH = Integer.getInteger("model.depth", 5);
  private static final int PAGES = 5;
  private static final Path PAGE = Path.of("..", "docs", "delivery-model.adoc");
  private static final Tenant PLAIN = new Tenant(true, false, UnknownIndex.NOTHING);
  private static final Function<Model, @Nullable Step> FROM_PROBATION = GoodRun::toProbation;

  private static final List<String> TABLE = new ArrayList<>();
  private static final Map<Window, List<String>> TRACES = new EnumMap<>(Window.class);
  private static final List<String> OLD_RULES = new ArrayList<>();

  @BeforeAll
  static void quiet() {
    ((Logger) LoggerFactory.getLogger(FeedCursor.class)).setLevel(Level.OFF);
    ((Logger) LoggerFactory.getLogger(PageInHand.class)).setLevel(Level.OFF);
    ((Logger) LoggerFactory.getLogger(SteppedFeed.LOG)).setLevel(Level.OFF);
  }

  @Test
  void nothing_is_lost_outside_the_windows_and_each_state_ends_well() {
    for (boolean durable : new boolean[] {true, false}) {
      var total = new Total(durable ? "checkpoint kept" : "checkpoint dies with the process");
      for (Tenant tenant : tenants()) {
        World world = new World(tenant, durable, PAGES, Reply.KINDS, false);
        total.add(world, ModelTest::fromTheStart, DEPTH + 2);
        total.add(world, FROM_PROBATION, DEPTH);
      }
      total.write();
    }
  }

  @Test
  void nothing_is_lost_outside_the_windows_whatever_comes_in_place_of_an_answer() {
    var total = new Total("23 kinds of answers from somebody else");
    World world = new World(PLAIN, true, PAGES, Reply.ALL, false);
    total.add(world, ModelTest::fromTheStart, DEPTH);
    total.add(world, FROM_PROBATION, DEPTH);
    total.write();
  }

  @Test
  void the_state_machine_around_the_cursor_loses_nothing_either() {
    var total = new Total("with the feed's state machine", FeedClient::factory);
    World world = new World(PLAIN, true, PAGES, Reply.KINDS, false);
    total.add(world, ModelTest::fromTheStart, DEPTH + 1);
    total.add(world, FROM_PROBATION, DEPTH - 1);
    total.write();
  }

  @Test
  void requests_that_are_carried_out_twice_lose_nothing_else() {
    var total = new Total("requests that are carried out twice");
    World world = new World(PLAIN, true, PAGES, Reply.KINDS, true);
    total.add(world, ModelTest::fromTheStart, DEPTH + 2);
    total.add(world, FROM_PROBATION, DEPTH);
    total.write();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED_IS_NOT_MOVED, true, false",
    "REFUSED_RESEND_MEANS_NEXT, false, false",
    "NO_PROBATION, true, true",
    "SILENCE_IS_BELIEVED, true, false"
  })
  void an_old_rule_loses_a_record(OldRule rule, boolean durable, boolean fromProbation) {
    World world = new World(PLAIN, durable, PAGES, Reply.KINDS, false);
    var search =
        new Search(
            () -> new Model(world, CursorClient.factory(rule)),
            fromProbation ? FROM_PROBATION : ModelTest::fromTheStart,
            false);

    var result = search.run(12, Integer.MAX_VALUE);

    assertThat(result.fault()).isNotEmpty();
    OLD_RULES.add(
        "|"
            + rule.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " |"
            + words(result.fault()));
  }

  @Test
  @EnabledIfSystemProperty(named = "model.depth", matches = "[6-9]|..")
  void without_probation_the_state_machine_loses_a_record() {
    World world = new World(PLAIN, true, PAGES, Reply.KINDS, false);
    var search =
        new Search(() -> new Model(world, FeedClient.withoutProbation()), FROM_PROBATION, false);

    assertThat(search.run(8, Integer.MAX_VALUE).fault()).isNotEmpty();
  }

  private static @Nullable Step fromTheStart(Model model) {
    return null;
  }

  static List<Tenant> tenants() {
    List<Tenant> tenants = new ArrayList<>();
    for (boolean array : new boolean[] {true, false}) {
      for (boolean empty : new boolean[] {false, true}) {
        for (UnknownIndex unknown : UnknownIndex.values()) {
          tenants.add(new Tenant(array, empty, unknown));
        }
      }
    }
    return tenants;
  }

  private static final class Total {
    private final String name;
    private final Supplier<Client.Factory> clients;
    private final long begun = System.nanoTime();
    private long states;
    private long steps;
    private int depth;

    private Total(String name) {
      this(name, () -> CursorClient.factory(null));
    }

    private Total(String name, Supplier<Client.Factory> clients) {
      this.name = name;
      this.clients = clients;
    }

    private void add(World world, Function<Model, @Nullable Step> before, int mostSteps) {
      var search = new Search(() -> new Model(world, clients.get()), before, true);
      var result = search.run(mostSteps, Integer.MAX_VALUE);
      assertThat(result.fault()).as(world.toString()).isEmpty();
      states += result.states();
      steps += result.steps();
      depth = Math.max(depth, result.depth());
      result.traces().forEach((window, trace) -> reached(world, window, trace));
    }

    /** The shortest is shown; one with requests that are carried out twice only where it must. */
    private static void reached(World world, Window window, List<String> trace) {
      if (!world.repeats() || window == Window.TWICE) {
        TRACES.merge(window, trace, (a, b) -> a.size() <= b.size() ? a : b);
      }
    }

    private void write() {
      long seconds = Math.round((System.nanoTime() - begun) / 1e9);
      String line =
          String.format(Locale.ROOT, "|%s |%,d |%,d |%d |%d", name, states, steps, depth, seconds);
      TABLE.add(line);
      LoggerFactory.getLogger(ModelTest.class).info(line);
    }
  }

  private static String words(List<String> trace) {
    return String.join("; ", trace);
  }

  /** The page is what the long run has found. */
  @AfterAll
  static void page() throws IOException {
    if (System.getProperty("docs.write") == null) {
      return;
    }
    List<String> page = new ArrayList<>();
    page.add("= How much the model has tried");
    page.add("");
    page.add("[cols=\"4,1,1,1,1\"]");
    page.add("|===");
    page.add("|Every order of steps |States |Steps tried |Deepest |Seconds");
    page.add("");
    page.addAll(TABLE);
    page.add("|===");
    page.add("");
    page.add("The shortest way to a loss in each of the limits that this depth reaches:");
    page.add("");
    TRACES.forEach((window, trace) -> page.add(window + ":: " + words(trace)));
    page.add("");
    page.add("The shortest way to a loss outside of them, with rules of old in place of the new:");
    page.add("");
    page.add("[cols=\"1,3\"]");
    page.add("|===");
    page.addAll(OLD_RULES);
    page.add("|===");
    Files.write(PAGE, page);
  }
}
