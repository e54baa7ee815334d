package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.PageFingerprint;
import io.github.camelnetskope.client.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints come back as they were saved, or not at all. */
class CheckpointStoreTest {
  private static final VirtualTime TIME = new VirtualTime();
  private static final PageFingerprint PAGE = new PageFingerprint(10_000, -3);
  private static final History SEEN = new History(212, true, 1, Duration.ofMinutes(9), "i_0a1f");
  private static final Optional<Instant> UNTIL = Optional.of(Instant.ofEpochSecond(1_767_225_600));
  private static final Checkpoint IDLE = new Checkpoint.Idle(Optional.of(PAGE), History.NONE);
  private static final Checkpoint DELIVERING = new Checkpoint.Delivering(PAGE, 4711, 10_000, SEEN);

  @TempDir Path folder;

  @Test
  void each_state_comes_back_from_each_store() throws Exception {
    var files = new FileStateRepository();
    files.setFileStore(folder.resolve("state.dat").toFile());
    files.start();
    for (CheckpointStore store :
        List.of(
            new InMemoryCheckpointStore(),
            new FileCheckpointStore(folder.resolve("new/folder"), TIME),
            new RepositoryCheckpointStore(new MemoryStateRepository(), TIME),
            new RepositoryCheckpointStore(files, TIME))) {
      comesBack(store, IDLE);
      comesBack(store, DELIVERING);
      comesBack(store, new Checkpoint.Idle(Optional.empty(), SEEN));
      comesBack(store, new Checkpoint.Unasked(SEEN.withUntil(UNTIL)));
      comesBack(store, new Checkpoint.Done(Optional.of(PAGE), SEEN.withUntil(UNTIL)));
      comesBack(store, new Checkpoint.Done(Optional.empty(), History.NONE.withUntil(UNTIL)));
      comesBack(
          store, new Checkpoint.Requested(new IteratorOperation.Next(), Optional.of(PAGE), SEEN));
      comesBack(
          store,
          new Checkpoint.Requested(new IteratorOperation.Epoch(0), Optional.empty(), History.NONE));
    }
  }

  private static void comesBack(CheckpointStore store, Checkpoint checkpoint) {
    try (var entry = store.open(cursor("i"))) {
      assertThat(entry.load()).isNotNull();
      entry.save(checkpoint);
    }
    try (var entry = store.open(cursor("i"));
        var other = store.open(cursor("j"))) {
      assertThat(entry.load()).hasValue(checkpoint);
      assertThat(other.load()).isEmpty();
    }
  }

  @Test
  void a_file_can_be_read_by_a_person() {
    try (var entry = files().open(cursor("i"))) {
      entry.save(DELIVERING);
    }

    assertThat(file())
        .hasContent(
            "netskope-checkpoint=2 tenant=acme.goskope.com feed=events/page index=i"
                + " state=DELIVERING page=10000:fffffffffffffffd position=4711 attempted=10000"
                + " pages=212 empty=1 iterator=i_0a1f strays=1 probation=540"
                + " saved=2026-03-01T12:00:00Z"
                + " crc=CRC end\n".replace("CRC", crc()));
  }

  private String crc() {
    String[] fields = read().split("crc=", -1);
    return fields[1].substring(0, 8);
  }

  private String read() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_file_has_the_end_of_a_cursor() {
    try (var entry = files().open(cursor("i"))) {
      entry.save(new Checkpoint.Done(Optional.of(PAGE), History.NONE.withUntil(UNTIL)));
    }

    assertThat(read())
        .contains(" state=DONE last=10000:fffffffffffffffd pages=0 empty=0")
        .contains(" until=2026-01-01T00:00:00Z ");
  }

  @Test
  void a_checkpoint_of_version_1_is_read() throws IOException {
    write(
        "netskope-checkpoint=1 tenant=acme.goskope.com feed=events/page index=i"
            + " state=DELIVERING page=10000:fffffffffffffffd position=4711 attempted=10000"
            + " saved=2026-03-01T12:00:00Z end\n");

    try (var entry = files().open(cursor("i"))) {
      assertThat(entry.load())
          .hasValue(new Checkpoint.Delivering(PAGE, 4711, 10_000, History.NONE));
    }
  }

  @Test
  void impossible_numbers_are_an_error() throws IOException {
    String line =
        "netskope-checkpoint=1 tenant=acme.goskope.com feed=events/page index=i"
            + " state=DELIVERING page=1000:fffffffffffffffd position=%d attempted=%d"
            + " saved=2026-03-01T12:00:00Z end\n";
    refused(line.formatted(5000, 5000), "position=5000 attempted=5000 of 1000");
    refused(line.formatted(700, 600), "position=700");
    refused(line.formatted(-1, 600), "position=-1");
  }

  @Test
  void the_longest_checkpoint_fits_where_checkpoints_are_kept() {
    String host = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + ".goskope.com";
    var longest =
        new CursorKey(
            Tenant.parse(host + ":65535"),
            Feed.parseList("alerts/" + "t".repeat(60)).get(0),
            new IteratorIndex("i".repeat(64)));
    var seen = new History(Long.MAX_VALUE, true, 1000, Duration.ofDays(1000), "i".repeat(129));
    var history = seen.withUntil(UNTIL);
    var delivering = new Checkpoint.Delivering(PAGE, 10_000, 10_000, history);

    assertThat(CheckpointFormat.write(longest, delivering, TIME.wallTime()).length())
        .isLessThan(CheckpointFormat.MOST_CHARACTERS);
  }

  @Test
  void a_tenant_that_was_named_with_its_port_keeps_its_checkpoint() throws IOException {
    String former = "i@events.page@acme.goskope.com_443.checkpoint";
    Files.writeString(
        folder.resolve(former),
        "netskope-checkpoint=1 tenant=acme.goskope.com:443 feed=events/page index=i"
            + " state=IDLE last=10000:fffffffffffffffd saved=2026-03-01T12:00:00Z end\n");

    try (var entry = files().open(cursor("i"))) {
      assertThat(entry.load()).hasValue(IDLE);
    }
  }

  @Test
  void a_link_in_the_place_of_a_file_is_not_written_through() throws IOException {
    Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Files.createSymbolicLink(
        folder.resolve("i@events.page@acme.goskope.com.checkpoint.next"), elsewhere);

    try (var entry = files().open(cursor("i"))) {
      assertThatThrownBy(() -> entry.save(IDLE)).isInstanceOf(CheckpointException.class);
    }
    assertThat(elsewhere).isEmptyFile();
  }

  private void write(String content) throws IOException {
    Files.writeString(file(), content);
  }

  @Test
  void an_incomplete_or_foreign_file_is_an_error_and_is_not_overwritten() throws IOException {
    try (var entry = files().open(cursor("i"))) {
      entry.save(DELIVERING);
    }
    String whole = Files.readString(file());
    for (int cut = 0; cut < whole.length() - 1; cut++) {
      refused(whole.substring(0, cut), "not a complete checkpoint");
    }
    refused(
        whole.replace("index=i", "index=j"), "not that of acme.goskope.com events/page index i");
    refused(whole.replace("checkpoint=2", "checkpoint=3"), "version 3, known are 1 and 2");
    refused(whole.replace("position=4711", "position=4712"), "checksum is wrong");
    refused(whole.replace("state=DELIVERING", "state=RESTING"), "checksum is wrong");
    refused("some other file\n", "not a complete checkpoint");
  }

  private void refused(String content, String why) throws IOException {
    Files.writeString(file(), content);
    try (var entry = files().open(cursor("i"))) {
      assertThatThrownBy(entry::load)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining(file().toString())
          .hasMessageContaining(why);
    }
  }

  @Test
  void the_process_that_has_an_entry_is_named() throws Exception {
    String name = file().getFileName().toString().replace(".checkpoint", "");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file().getParent().toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");

      assertThatThrownBy(() -> files().open(cursor("i")))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("the checkpoint ")
          .hasMessageContaining("is in use by process " + other.pid() + ". Does a former instance")
          .hasMessageContaining("with an index of its own each would get every record");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void an_entry_has_one_owner_at_a_time() {
    var entry = files().open(cursor("i"));

    assertThatThrownBy(() -> files().open(cursor("i")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("is in use by another route of this process");
    entry.close();
    files().open(cursor("i")).close();
    assertThatThrownBy(() -> entry.save(IDLE)).hasMessageContaining("was released");
  }

  @Test
  void a_folder_that_cannot_be_used_says_why() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new FileCheckpointStore(file, TIME).open(cursor("i")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void a_save_that_fails_keeps_the_previous_checkpoint() throws IOException {
    try (var entry = files().open(cursor("i"))) {
      entry.save(IDLE);
      Files.createDirectory(file().resolveSibling(file().getFileName() + ".next"));

      assertThatThrownBy(() -> entry.save(DELIVERING))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("cannot be saved");
      assertThat(entry.load()).hasValue(IDLE);
    }
  }

  @Test
  void a_repository_that_throws_is_a_failed_checkpoint() {
    var broken =
        new MemoryStateRepository() {
          @Override
          public void setState(String key, String value) {
            throw new IllegalStateException("database is away");
          }
        };
    try (var entry = new RepositoryCheckpointStore(broken, TIME).open(cursor("i"))) {
      assertThat(entry.load()).isEmpty();
      assertThatThrownBy(() -> entry.save(IDLE))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("database is away");
    }
  }

  private CheckpointStore files() {
    return new FileCheckpointStore(folder, TIME);
  }

  private Path file() {
    return folder.resolve("i@events.page@acme.goskope.com.checkpoint");
  }

  private static CursorKey cursor(String index) {
    return new CursorKey(
        Tenant.parse("acme.goskope.com"),
        Feed.parseList("events/page").get(0),
        new IteratorIndex(index));
  }
}
