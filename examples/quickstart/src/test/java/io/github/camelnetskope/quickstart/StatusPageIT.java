package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status page in Chromium; runs with {@code -Pbrowser}. */
class StatusPageIT {
  private static final String COMMAND = System.getProperty("browser.command", "chromium");
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("screenshots", "target/screenshots"));
  private static final int WIDTH = 1280;

  @TempDir Path profile;

  @Test
  void the_page_shows_a_feed_in_each_state() throws Exception {
    try (var shown = new ShownFeeds()) {
      shown.await("feeds.json", text -> text.contains("STOPPED") && text.contains("DELIVERING"));

      String dom = chromium("--dump-dom", shown.url());

      assertThat(dom)
          .contains(">STARTING<", ">ASKING<", ">DELIVERING<", ">WAITING<", ">SUSPENDED<")
          .contains(">FAILING: SCOPE_MISSING<", ">STOPPED<")
          .contains("8 feeds, 2 need somebody", "<canvas")
          .contains("&lt;b&gt;the archive is full&lt;/b&gt;");
    }
  }

  @Test
  void the_page_can_be_photographed() throws Exception {
    Files.createDirectories(SCREENSHOTS);
    Path picture = SCREENSHOTS.resolve("status-page.png").toAbsolutePath();
    Files.deleteIfExists(picture);
    try (var shown = new ShownFeeds()) {
      shown.await("feeds.json", text -> text.contains("STOPPED") && text.contains("DELIVERING"));

      chromium("--screenshot=" + picture, shown.url());

      assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(WIDTH);
    }
  }

  /** Lets the page run for some seconds of its own time. */
  private String chromium(String what, String url) throws IOException, InterruptedException {
    Path out = profile.resolve("out.txt");
    List<String> command = new ArrayList<>(List.of(COMMAND.split(" ")));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--hide-scrollbars",
            "--user-data-dir=" + profile.resolve("chromium"),
            "--window-size=" + WIDTH + ",540",
            "--virtual-time-budget=8000",
            what,
            url));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(profile.resolve("err.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("Chromium has ended").isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
