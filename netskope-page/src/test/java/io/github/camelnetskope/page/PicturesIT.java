package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in Chromium, always with the same feeds: pictures, widths, contrast. */
class PicturesIT {
  private static final Path PICTURES =
      Path.of(System.getProperty("screenshots", "target/screenshots"));

  /** Elements that stick out of the window, or of the card that they are in. */
  private static final String OUTSIDE =
      """
      [...document.querySelectorAll('main *')]
        .filter(e => !e.closest('svg') && e.getClientRects().length)
        .filter(e => !e.closest('.unseen') && getComputedStyle(e.closest('thead') || e).position !== 'absolute')
        .filter(e => {
          const card = (e.closest('section, article') || document.body).getBoundingClientRect();
          return e.getBoundingClientRect().right > Math.min(innerWidth, card.right) + 0.5;
        })
        .map(e => e.outerHTML.slice(0, 80)).join() || 'none'
      """;

  @ParameterizedTest
  @CsvSource({
    "1280, light, false",
    "1280, dark, false",
    "390, light, false",
    "390, dark, false",
    "1280, light, true"
  })
  void each_row_is_readable_at_each_width_in_light_and_dark(int width, String scheme, boolean calm)
      throws Exception {
    var night = new BadNight(calm);
    night.pass();
    try (var browsed = new Browsed(night).start();
        var chromium = new Chromium(width, 800)) {
      chromium.prefer(scheme);
      chromium.open(browsed.url());

      Files.createDirectories(PICTURES);
      String name = "status-page-%d-%s%s.png".formatted(width, scheme, calm ? "-calm" : "");
      Files.write(PICTURES.resolve(name), chromium.screenshot());

      assertThat(chromium.await(OUTSIDE)).isEqualTo("none");
      assertThat(chromium.await(Contrast.SCRIPT)).isEqualTo("none");
    }
  }
}
