package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  @TempDir Path folder;
  private Path file;
  private TokenFile source;
  private int changes;

  @BeforeEach
  void file() {
    file = folder.resolve("token");
    source = new TokenFile(file.toString());
  }

  private void write(byte[] content) throws IOException {
    Files.write(file, content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000L + 1000L * changes++));
  }

  private void refuses(String why) {
    assertThatThrownBy(source::token)
        .isInstanceOf(NetskopeException.Unauthorized.class)
        .hasMessage("there is no token: tokenFile " + file + " " + why);
  }

  @Test
  void it_is_read_without_the_blanks_and_the_mark_that_editors_leave() throws IOException {
    write("\uFEFFt0ken\r\n".getBytes(UTF_8));

    assertThat(source.token().value()).isEqualTo("t0ken");
  }

  @Test
  void an_invalid_token_has_a_clear_error() throws IOException {
    refuses("cannot be read, there is no such file");
    write(new byte[0]);
    refuses("is empty");
    write("t0ken".getBytes(UTF_16));
    refuses("is no text in ASCII or UTF-8 (perhaps in UTF-16)");
    write("t0ken".getBytes(UTF_16LE));
    refuses("is no text in ASCII or UTF-8 (perhaps in UTF-16)");
    write("Netskope-Api-Token: t0ken\nsecond".getBytes(UTF_8));
    refuses("holds more than a token: a blank, a line break within, or a letter beyond ASCII");
    Files.delete(file);
    Files.createDirectory(file);
    refuses("is a folder");
  }

  @Test
  void a_valid_token_is_used_until_there_is_a_new_one() throws IOException {
    write("good".getBytes(UTF_8));
    assertThat(source.token().value()).isEqualTo("good");

    try (var log = new LogLines()) {
      write(new byte[0]);
      assertThat(source.token().value()).isEqualTo("good");
      write("bad token".getBytes(UTF_8));
      assertThat(source.token().value()).isEqualTo("good");
      Files.delete(file);
      assertThat(source.token().value()).isEqualTo("good");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("is empty; the token that was read before is still used");
    }

    write("new".getBytes(UTF_8));
    assertThat(source.token().value()).isEqualTo("new");
  }

  @Test
  void a_token_that_was_refused_is_not_used_again_when_there_is_no_other() throws IOException {
    write("bad".getBytes(UTF_8));
    assertThat(source.token().value()).isEqualTo("bad");

    source.refused();
    write(new byte[0]);

    refuses("is empty");
  }
}
