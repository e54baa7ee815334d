package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation.Next;
import io.github.camelnetskope.client.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A late thread of a former owner never overwrites its successor's checkpoint: its save is in the
 * store before the successor reads, or not at all.
 */
class CheckpointFenceTest {
  private static final VirtualTime TIME = new VirtualTime();
  private static final CursorKey CURSOR =
      new CursorKey(
          Tenant.parse("acme.goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));
  private static final Checkpoint IDLE = new Checkpoint.Idle(Optional.empty(), History.NONE);
  private static final Checkpoint REQUESTED =
      new Checkpoint.Requested(new Next(), Optional.empty(), History.NONE);
  private static final String KEY = "netskope/acme.goskope.com/events/page/i";

  @TempDir Path folder;

  @Test
  void in_memory_each_opening_is_an_owner_of_its_own() {
    lateSaveIsRefused(new InMemoryCheckpointStore());
  }

  @Test
  void on_a_plain_repository_too_within_one_jvm() {
    var states = new MemoryStateRepository();
    // Each consumer makes a store of its own.
    lateSaveIsRefused(
        new RepositoryCheckpointStore(states, TIME), new RepositoryCheckpointStore(states, TIME));
  }

  @Test
  void a_late_save_to_a_database_is_refused() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:fence;DB_CLOSE_DELAY=-1");
    var states = new JdbcStateRepository(source);
    states.start();

    lateSaveIsRefused(new RepositoryCheckpointStore(states, TIME));
  }

  private static void lateSaveIsRefused(CheckpointStore store) {
    lateSaveIsRefused(store, store);
  }

  /** The former owner was stopped, but its thread has not ended. */
  private static void lateSaveIsRefused(CheckpointStore store, CheckpointStore another) {
    var former = store.open(CURSOR);
    former.load();
    former.save(IDLE);
    var successor = another.open(CURSOR);
    successor.load();
    successor.save(REQUESTED);

    assertThatThrownBy(() -> former.save(IDLE)).isInstanceOf(CheckpointFencedException.class);

    assertThat(another.open(CURSOR).load()).hasValue(REQUESTED);
  }

  @Test
  void a_successor_waits_for_a_running_save_into_a_plain_repository() throws Exception {
    var states = new Slow();
    var former = new RepositoryCheckpointStore(states, TIME).open(CURSOR);
    former.load();
    var late = CompletableFuture.runAsync(() -> former.save(IDLE));
    await(states.saving);
    former.close();

    var successor =
        CompletableFuture.runAsync(
            () -> {
              var entry = new RepositoryCheckpointStore(states, TIME).open(CURSOR);
              entry.load();
              entry.save(REQUESTED);
            });
    assertThatThrownBy(() -> new JvmFence(states, Duration.ZERO).claim(KEY))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("still being saved");
    states.release.countDown();
    late.get(10, TimeUnit.SECONDS);
    successor.get(10, TimeUnit.SECONDS);

    assertThat(states.getState(KEY)).contains("state=REQUESTED");
  }

  /** A database whose first answer takes long. */
  private static final class Slow extends MemoryStateRepository {
    private final CountDownLatch saving = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @Override
    public void setState(String key, String value) {
      if (saving.getCount() > 0) {
        saving.countDown();
        await(release);
      }
      super.setState(key, value);
    }
  }

  @Test
  void a_file_is_not_handed_over_while_it_is_being_saved() throws Exception {
    FileLock lock = FileLock.take(folder, "i");
    var saving = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var late =
        CompletableFuture.runAsync(
            () ->
                unchecked(
                    () ->
                        lock.whileHeld(
                            () -> {
                              saving.countDown();
                              await(release);
                            })));
    await(saving);
    lock.release();

    assertThatThrownBy(() -> FileLock.take(folder, "i")).hasMessageContaining("in use");
    release.countDown();
    late.get(10, TimeUnit.SECONDS);
    FileLock.take(folder, "i").release();
    assertThatThrownBy(() -> lock.whileHeld(() -> {})).hasMessageContaining("was released");
  }

  @Test
  void a_users_repository_can_report_a_fence() {
    StateRepository<String, String> states =
        new MemoryStateRepository() {
          @Override
          public void setState(String key, String value) {
            throw new CheckpointFencedException(key);
          }
        };
    try (var entry = new RepositoryCheckpointStore(states, TIME).open(CURSOR)) {
      entry.load();
      assertThatThrownBy(() -> entry.save(IDLE)).isInstanceOf(CheckpointFencedException.class);
    }
  }

  private static void await(CountDownLatch latch) {
    unchecked(() -> assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue());
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void unchecked(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
