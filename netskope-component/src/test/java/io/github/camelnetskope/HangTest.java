package io.github.camelnetskope;

import static io.github.camelnetskope.LifecycleTest.records;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.health.FeedHealth;
import io.github.camelnetskope.health.FeedProblem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds that hang in their route or in their checkpoint store change nothing for the others. */
class HangTest extends ObservedRouteTest {
  private static final Set<String> HANGING = Set.of("events/page", "events/alert", "alerts/dlp");

  private final CountDownLatch release = new CountDownLatch(1);

  @BeforeEach
  void twoRecordsEach() {
    tenant(t -> t.allFeeds(f -> f.page(records(0, 2))));
  }

  @AfterEach
  void release() {
    release.countDown();
  }

  private List<String> hung() {
    return consumer().health().stream()
        .map(FeedHealth::feed)
        .filter(feed -> feed.problem().filter(FeedProblem.HUNG::equals).isPresent())
        .map(feed -> feed.feed())
        .toList();
  }

  private static String feed(Sink.Received received) {
    return received.header(NetskopeConstants.FEED, String.class);
  }

  private long receivedOf(String feed) {
    return sink.received().stream().filter(received -> feed.equals(feed(received))).count();
  }

  @Test
  void feeds_that_hang_in_the_route_give_up_their_places() throws Exception {
    sink.after(
        received -> {
          if (HANGING.contains(feed(received))) {
            pause(release);
          }
        });

    observe(uri("events/page,events/alert,alerts/dlp,events/network", options("pollerThreads=2")));

    await(() -> receivedOf("events/network"), count -> count == 2);
    await(this::hung, feeds -> feeds.size() == 3);
    assertThat(consumer().health())
        .filteredOn(health -> HANGING.contains(health.feed().feed()))
        .allSatisfy(health -> assertThat(health.text()).get().asString().startsWith("HUNG"));
    release.countDown();

    await(this::hung, List::isEmpty);
    await(() -> sink.received().size(), count -> count == 8);
    assertThat(sink.received()).noneMatch(Sink.Received::redelivered);
  }

  @Test
  void a_store_that_hangs_for_one_feed_does_not_delay_the_others() throws Exception {
    context.getRegistry().bind("slow", new Hanging());

    observe(uri("events/page,events/network", options("checkpointRepository=#slow")));

    await(() -> receivedOf("events/network"), count -> count == 2);
    await(this::hung, List.of("events/page")::equals);
    assertThat(receivedOf("events/page")).isZero();
    release.countDown();

    await(this::hung, List::isEmpty);
    await(() -> receivedOf("events/page"), count -> count == 2);
  }

  private static String[] options(String more) {
    return new String[] {"startFrom=next", "hangThreshold=200", more};
  }

  private final class Hanging extends MemoryStateRepository {
    private final AtomicBoolean hangs = new AtomicBoolean(true);

    @Override
    public void setState(String key, String value) {
      if (key.contains("events/page") && hangs.getAndSet(false)) {
        pause(release);
      }
      super.setState(key, value);
    }
  }
}
