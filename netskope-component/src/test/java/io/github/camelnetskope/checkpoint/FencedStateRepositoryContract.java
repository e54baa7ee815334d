package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The contract of each repository that owners take over from each other. */
public abstract class FencedStateRepositoryContract {
  private static final String KEY = "netskope/acme.goskope.com/events/page/siem";
  private static final String OTHER = "netskope/acme.goskope.com/alerts/dlp/siem";

  /** The repository, as the first owner has it. Started; without states of the keys here. */
  protected abstract FencedStateRepository first();

  /** The same states, as the next owner has them: of another node, or of the same. */
  protected abstract FencedStateRepository second();

  @Test
  void a_key_without_a_state_can_be_claimed() {
    assertThat(first().claim(KEY).state()).isEmpty();
  }

  @Test
  void the_next_owner_reads_the_saved_state() {
    first().claim(KEY).save("IDLE");

    assertThat(second().claim(KEY).state()).hasValue("IDLE");
  }

  @Test
  void an_owner_can_save_any_number_of_times() {
    Claim claim = first().claim(KEY);

    claim.save("REQUESTED");
    claim.save("REQUESTED");
    claim.save("IDLE");

    assertThat(second().claim(KEY).state()).hasValue("IDLE");
  }

  @Test
  void a_save_through_a_claim_that_was_replaced_is_refused_and_changes_nothing() {
    Claim late = first().claim(KEY);
    late.save("first");
    Claim successor = second().claim(KEY);
    successor.save("REQUESTED");

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);

    assertThat(second().getState(KEY)).isEqualTo("REQUESTED");
    successor.save("DELIVERING");
    assertThat(second().getState(KEY)).isEqualTo("DELIVERING");
  }

  @Test
  void it_is_refused_although_the_successor_has_saved_nothing_yet() {
    Claim late = first().claim(KEY);
    late.save("first");
    second().claim(KEY);

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    assertThat(second().getState(KEY)).isEqualTo("first");
  }

  @Test
  void a_second_claim_makes_a_new_owner_and_the_first_claim_stays_void() {
    Claim late = first().claim(KEY);
    second().claim(KEY).save("second");
    Claim again = first().claim(KEY);

    assertThat(again.state()).hasValue("second");
    again.save("first");
    assertThatThrownBy(() -> late.save("late")).isInstanceOf(CheckpointFencedException.class);
    assertThat(first().getState(KEY)).isEqualTo("first");
  }

  @Test
  void claims_of_one_repository_replace_each_other_too() {
    Claim late = first().claim(KEY);
    Claim successor = first().claim(KEY);

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);
    successor.save("REQUESTED");
    assertThat(first().getState(KEY)).isEqualTo("REQUESTED");
  }

  @Test
  void keys_are_independent() {
    Claim claim = first().claim(KEY);
    second().claim(OTHER).save("other");

    claim.save("first");

    assertThat(second().getState(KEY)).isEqualTo("first");
    assertThat(second().getState(OTHER)).isEqualTo("other");
  }

  @Test
  void reading_a_state_does_not_claim_it() {
    Claim claim = first().claim(KEY);

    assertThat(second().getState(KEY)).isNull();
    claim.save("first");
    assertThat(second().getState(KEY)).isEqualTo("first");
  }

  @Test
  void nothing_is_saved_without_a_claim() {
    FencedStateRepository repository = first();
    repository.claim(KEY).save("first");

    assertThatThrownBy(() -> repository.setState(KEY, "x"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(KEY);
    assertThat(repository.getState(KEY)).isEqualTo("first");
  }

  @Test
  void of_concurrent_claims_one_is_the_owner() throws Exception {
    List<Claim> claims = claimAtOnce(8);

    List<Claim> refused = new ArrayList<>();
    for (Claim claim : claims) {
      try {
        claim.save("owner");
      } catch (CheckpointFencedException e) {
        refused.add(claim);
      }
    }
    assertThat(refused).hasSize(claims.size() - 1);
    assertThat(first().getState(KEY)).isEqualTo("owner");
  }

  private List<Claim> claimAtOnce(int owners) throws Exception {
    var barrier = new CyclicBarrier(owners);
    var threads = Executors.newFixedThreadPool(owners);
    try {
      List<Callable<Claim>> all = new ArrayList<>();
      for (int i = 0; i < owners; i++) {
        FencedStateRepository repository = i % 2 == 0 ? first() : second();
        all.add(
            () -> {
              barrier.await();
              return repository.claim(KEY);
            });
      }
      List<Claim> claims = new ArrayList<>();
      for (Future<Claim> claim : threads.invokeAll(all)) {
        claims.add(claim.get());
      }
      return claims;
    } finally {
      threads.shutdownNow();
    }
  }
}
