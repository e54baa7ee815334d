package io.github.camelnetskope.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.simulator.LossReport;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The faults of the campaign against the rules of public clients. They lose records, which shows
 * that the campaign would notice.
 */
class PublicClientsTest {
  private static final long TRIALS = Long.getLong("campaign.gateways", 10);
  private static final long TRIALS_WITH_KILLS = Math.max(40, TRIALS);
  private static final CampaignPage PAGE = new CampaignPage();

  static Stream<Arguments> clients() {
    return Stream.of(
        client("netskopesdk", PublicClients.NetskopeSdk::new),
        client("SEKOIA", PublicClients.Sekoia::new),
        client("LimaCharlie", PublicClients.LimaCharlie::new),
        client("N2Av2", PublicClients.N2Av2::new),
        client("Cloud Exchange 1.6.2", PublicClients.CloudExchange::new),
        client("Elastic, CEL input", PublicClients.ElasticCel::new));
  }

  private static Arguments client(String name, Supplier<ClientRules> rules) {
    return Arguments.of(name, rules);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void a_public_client_loses_pages_behind_gateways(String name, Supplier<ClientRules> rules) {
    long kinds =
        Gateways.kinds().stream().filter(kind -> ClientTrial.losesAt(rules.get(), kind)).count();

    assertThat(kinds).isPositive();
    assertThat(run(name, rules, false, kinds).lost()).isPositive();
  }

  @Test
  void sending_resend_without_comparing_repeats_pages() {
    var sum = run("`resend` after a crash too", always(true), true, 0);

    assertThat(sum.lost()).isZero();
    assertThat(sum.repeated()).isPositive();
  }

  @Test
  void sending_resend_after_failures_only_loses_pages_in_crashes() {
    assertThat(run("`resend` after a failure only", always(false), true, 0).lost()).isPositive();
  }

  private static Supplier<ClientRules> always(boolean afterCrash) {
    return () -> new PublicClients.ResendWithoutComparing(afterCrash);
  }

  private static Sum run(String name, Supplier<ClientRules> rules, boolean killing, long kinds) {
    long trials = killing ? TRIALS_WITH_KILLS : TRIALS;
    var sum = new Sum();
    for (long seed = 1; seed <= trials; seed++) {
      sum.add(ClientTrial.campaign(rules.get(), seed, killing));
    }
    if (killing) {
      PAGE.row("strategies", name, trials, sum.records, sum.lost(), sum.repeated());
    } else {
      PAGE.row("clients", name, trials, sum.records, sum.lost(), sum.repeated(), kinds);
    }
    return sum;
  }

  private static final class Sum {
    private long records;
    private long lost;
    private long repeated;

    private void add(LossReport report) {
      records += report.handedOut();
      lost += report.lost();
      repeated += report.repeated();
    }

    private long lost() {
      return lost;
    }

    private long repeated() {
      return repeated;
    }
  }

  @AfterAll
  static void write() throws IOException {
    PAGE.write();
  }
}
