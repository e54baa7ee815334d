package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.campaign.VirtualTime;
import org.junit.jupiter.api.Test;

/** What is known about the records of a page in the route. */
class PageProgressTest {
  private final PageProgress progress = new PageProgress(Pages.owed(4), new VirtualTime());

  @Test
  void a_record_that_another_overtakes_is_not_redelivered() {
    assertThat(progress.handOut(1, 2)).isFalse();
    assertThat(progress.handOut(0, 1)).isFalse();

    assertThat(progress.handOut(0, 1)).isTrue();
    assertThat(progress.handOut(1, 2)).isTrue();
    assertThat(progress.attempted()).isEqualTo(2);
  }

  @Test
  void a_batch_with_a_record_that_was_handed_out_before_is_redelivered() {
    assertThat(progress.handOut(2, 3)).isFalse();

    assertThat(progress.handOut(0, 2)).isFalse();
    assertThat(progress.handOut(2, 4)).isTrue();
  }
}
