package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a running application in Chromium; runs with {@code -Pbrowser}. */
class NetskopeStatusPageIT {
  private static final String HEADLINE = "document.querySelector('h1').textContent";

  private ShownFeeds shown;
  private Chromium chromium;

  @BeforeEach
  void open() throws Exception {
    shown = new ShownFeeds();
    shown.json("\"SCOPE_MISSING\"");
    chromium = new Chromium(1280, 800);
    chromium.open(shown.browsed().url());
  }

  @AfterEach
  void close() throws Exception {
    chromium.close();
    shown.close();
  }

  @Test
  void changes_appear_without_a_reload_and_open_parts_and_focus_stay() throws Exception {
    chromium.await(HEADLINE + ".includes('of 8 feeds have a problem')");
    chromium.await(
        "(() => { const d = document.querySelector('#causes details'); d.open = true;"
            + " d.firstChild.focus(); window.mark = d; return true; })()");
    String records = "document.querySelector('.totals dd').textContent";
    Object before = chromium.await(records);

    chromium.await(records + " !== '" + before + "'");

    assertThat(chromium.await("window.mark.isConnected && window.mark.open")).isEqualTo(true);
    assertThat(chromium.await("document.activeElement === window.mark.firstChild")).isEqualTo(true);
    assertThat(chromium.await("document.querySelector('.error').textContent")).isNotEqualTo("");
  }

  @Test
  void the_page_says_when_the_application_does_not_answer() throws Exception {
    chromium.await(HEADLINE + ".includes('of 8 feeds')");

    shown.browsed().close();

    chromium.await("!document.getElementById('lost').hidden");
    assertThat(chromium.await("document.getElementById('lost').textContent"))
        .asString()
        .startsWith("No answer from the application. What is shown is of ");
    assertThat(chromium.await("document.title")).isEqualTo("No answer - Netskope feeds");
  }

  @Test
  void each_row_has_a_text_for_screen_readers() throws Exception {
    assertThat(
            chromium.await(
                "[...document.querySelectorAll('#feeds tbody tr:not(.group)')].every(row =>"
                    + " row.querySelectorAll('[role=rowheader], [role=cell]').length === 7)"))
        .isEqualTo(true);
    assertThat(
            chromium.await(
                "[...document.querySelectorAll('svg')].every(svg =>"
                    + " svg.getAttribute('aria-label') || svg.getAttribute('aria-hidden'))"))
        .isEqualTo(true);
  }
}
