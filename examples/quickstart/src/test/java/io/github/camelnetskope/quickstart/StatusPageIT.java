package io.github.camelnetskope.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The status page in Chromium; runs with {@code -Pbrowser}. */
class StatusPageIT {
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("screenshots", "target/screenshots"));
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 640;

  private static final String ROWS = "[...document.querySelectorAll('#feeds tr')]";
  private static final String STATES =
      "(rows => rows.length === 9 && Object.fromEntries(rows.map(row =>"
          + " ['.feed', '.state'].map(part => row.querySelector(part).textContent))))("
          + ROWS
          + ")";
  private static final String SUMMARY = "document.getElementById('summary').textContent";

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path profile;

  private ShownFeeds shown;
  private Chromium chromium;

  @BeforeEach
  void open() throws Exception {
    shown = new ShownFeeds();
    shown.await("feeds.json", text -> text.contains("STOPPED") && text.contains("DELIVERING"));
    chromium = new Chromium(profile, WIDTH, HEIGHT);
    chromium.open(shown.url());
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    shown.close();
  }

  @Test
  void the_page_shows_a_feed_in_each_state() throws Exception {
    assertThat(chromium.await(STATES))
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
        .containsAllEntriesOf(
            Map.of(
                "events/audit", "STOPPED",
                "alerts/dlp", "FAILING: SCOPE_MISSING",
                "alerts/uba", "SUSPENDED",
                "events/network", "DELIVERING",
                "events/application", "ASKING",
                "events/incident", "STARTING"))
        .containsKeys("events/page", "alerts/malware", "alerts/policy");
    chromium.await(cell("alerts/policy", ".state") + " === 'FAILING: TENANT_FAILED'");
    chromium.await(cell("alerts/malware", ".state") + " === 'WAITING'");
    assertThat(chromium.await(SUMMARY)).isEqualTo("9 feeds, 2 need somebody");
  }

  @Test
  void rate_lag_and_error_of_a_feed_are_seen_and_photographed() throws Exception {
    chromium.await("[...rows.values()].some(row => row.times.length > 15)");
    chromium.await("parseInt(" + cell("events/page", ".rate") + ") > 20");
    chromium.await("/^\\d+ s$/.test(" + cell("events/page", ".lag") + ")");
    chromium.await("/^in \\d+ s$/.test(" + cell("alerts/dlp", ".next") + ")");
    chromium.await(cell("events/audit", ".error") + ".includes('<b>the archive is full</b>')");
    chromium.await(
        row("events/page")
            + ".querySelector('canvas').getContext('2d')"
            + ".getImageData(0, 0, 160, 32).data.some(ink => ink > 0)");

    byte[] picture = chromium.screenshot();

    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve("status-page.png"), picture);
    var image = ImageIO.read(new ByteArrayInputStream(picture));
    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
  }

  @Test
  void an_application_that_is_gone_is_said() throws Exception {
    chromium.await(SUMMARY + ".startsWith('9 feeds')");

    shown.leave();

    assertThat(chromium.await(SUMMARY + ".startsWith('no answer: ')")).isEqualTo(true);
  }

  private static String row(String feed) {
    return ROWS + ".find(row => row.cells[0].textContent === '" + feed + "')";
  }

  private static String cell(String feed, String part) {
    return row(feed) + "?.querySelector('" + part + "').textContent";
  }
}
