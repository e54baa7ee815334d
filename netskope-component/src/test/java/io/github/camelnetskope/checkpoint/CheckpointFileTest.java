package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.Tenant;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files on disk, their cursor and their rights. */
@DisabledOnOs(OS.WINDOWS)
class CheckpointFileTest {
  private static final String NAME = "i@events.page@acme.goskope.com";
  private static final Checkpoint IDLE = new Checkpoint.Idle(Optional.empty(), History.NONE);
  private static final int IS_FREE = 0;
  private static final int IS_TAKEN = 3;

  @TempDir Path folder;

  @Test
  void files_and_a_folder_that_it_makes_are_for_its_own_user_alone() throws IOException {
    Path made = folder.resolve("parent/made");
    save(made);

    assertThat(rights(made)).isEqualTo("rwx------");
    assertThat(rights(made.resolve(NAME + ".checkpoint"))).isEqualTo("rw-------");
    assertThat(rights(made.resolve(NAME + ".lock"))).isEqualTo("rw-------");
  }

  @Test
  void a_file_with_wider_rights_loses_them_with_the_next_save() throws IOException {
    save(folder);
    Path file = folder.resolve(NAME + ".checkpoint");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    save(folder);

    assertThat(rights(file)).isEqualTo("rw-------");
  }

  @Test
  void an_existing_folder_keeps_its_rights_and_may_be_a_link() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxr-x---"));
    save(Files.createSymbolicLink(folder.resolve("link"), real));

    assertThat(rights(real)).isEqualTo("rwxr-x---");
    assertThat(real.resolve(NAME + ".checkpoint")).isRegularFile();
  }

  @Test
  void a_link_in_the_place_of_a_checkpoint_is_replaced_and_not_written_through()
      throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    save(folder);
    Path file = folder.resolve(NAME + ".checkpoint");
    Files.move(file, elsewhere);
    String before = Files.readString(elsewhere);
    Files.createSymbolicLink(file, elsewhere);

    try (var entry = open(folder)) {
      entry.save(new Checkpoint.Idle(Optional.empty(), History.NONE.withPages(7)));
    }

    assertThat(file).isRegularFile().content().contains("pages=7");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(elsewhere).hasContent(before);
  }

  @Test
  void a_link_in_the_place_of_a_lock_file_is_refused() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Files.createSymbolicLink(folder.resolve(NAME + ".lock"), elsewhere);

    assertThatThrownBy(() -> open(folder)).isInstanceOf(CheckpointException.class);
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void an_attempt_of_the_same_process_leaves_the_lock_of_the_owner_in_place() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolveSibling(folder.getFileName() + "-l"), folder);
    try (var entry = open(folder)) {
      assertThatThrownBy(() -> open(folder)).hasMessageContaining("in use");
      assertThatThrownBy(() -> open(link)).hasMessageContaining("in use");

      assertThat(anotherProcess()).isEqualTo(IS_TAKEN);
      entry.save(IDLE);
    } finally {
      Files.delete(link);
    }
    assertThat(anotherProcess()).isEqualTo(IS_FREE);
  }

  private int anotherProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.resolve(NAME + ".lock").toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Another process that tries to lock the file. */
  static final class Other {
    private Other() {}

    public static void main(String[] path) throws IOException {
      try (var channel = FileChannel.open(Path.of(path[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? IS_TAKEN : IS_FREE);
      }
    }
  }

  private static void save(Path folder) {
    try (var entry = open(folder)) {
      entry.save(IDLE);
    }
  }

  private static CheckpointStore.Entry open(Path folder) {
    var cursor =
        new CursorKey(
            Tenant.parse("acme.goskope.com"),
            Feed.parseList("events/page").get(0),
            new IteratorIndex("i"));
    return new FileCheckpointStore(folder, new VirtualTime()).open(cursor);
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
