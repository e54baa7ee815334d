package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.checkpoint.SeamTrial.Result;
import io.github.camelnetskope.checkpoint.SeamTrial.Trouble;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All kinds of seams, with all kinds of trouble: nothing is lost where stripes meet. */
class SeamCampaignTest {
  private static final int TRIALS = Integer.getInteger("campaign.seams", 300);

  private static List<Result> run(
      Trouble trouble, UnaryOperator<io.github.camelnetskope.client.http.Transport> between) {
    long first = Long.getLong("campaign.seed", 1);
    return LongStream.range(first, first + TRIALS)
        .mapToObj(seed -> new SeamTrial(seed, trouble, between).run())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void nothing_is_lost_where_stripes_meet(Trouble trouble) {
    List<Result> results = run(trouble, UnaryOperator.identity());

    assertThat(results).filteredOn(result -> result.lost() > 0).isEmpty();
    assertThat(results).filteredOn(result -> result.unproven() > 0).isEmpty();
    if (trouble != Trouble.KILLS) {
      assertThat(results).filteredOn(result -> result.repeated() > 0).isEmpty();
    }
  }
}
