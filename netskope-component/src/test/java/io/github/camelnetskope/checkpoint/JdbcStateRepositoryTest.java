package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a database in this JVM; {@link PostgresStateRepositoryTest} does the same on a server. */
class JdbcStateRepositoryTest {
  private static final String KEY = "netskope/acme.goskope.com/events/page/siem";

  private JdbcStateRepository first;
  private JdbcStateRepository second;

  /** A database without tables of ours. */
  DataSource dataSource() throws Exception {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  @BeforeEach
  void start() throws Exception {
    DataSource shared = dataSource();
    first = node(shared);
    second = node(shared);
  }

  private static JdbcStateRepository node(DataSource shared) {
    var repository = new JdbcStateRepository(shared, "states");
    repository.start();
    return repository;
  }

  @Test
  void a_state_is_there_for_the_next_owner() {
    assertThat(first.getState(KEY)).isNull();

    first.setState(KEY, "IDLE");

    assertThat(second.getState(KEY)).isEqualTo("IDLE");
  }

  @Test
  void a_former_owner_is_refused_and_writes_nothing() {
    first.getState(KEY);
    first.setState(KEY, "first");
    second.getState(KEY);

    assertThatThrownBy(() -> first.setState(KEY, "late"))
        .isInstanceOf(CheckpointFencedException.class)
        .hasMessageContaining(KEY);
    assertThat(second.getState(KEY)).isEqualTo("first");
  }

  @Test
  void a_former_owner_is_refused_although_the_new_one_wrote_nothing_yet() {
    first.getState(KEY);
    second.getState(KEY);

    assertThatThrownBy(() -> first.setState(KEY, "late"))
        .isInstanceOf(CheckpointFencedException.class);
  }

  @Test
  void a_key_can_be_claimed_back() {
    first.getState(KEY);
    second.getState(KEY);
    second.setState(KEY, "second");

    assertThat(first.getState(KEY)).isEqualTo("second");
    assertThatCode(() -> first.setState(KEY, "first")).doesNotThrowAnyException();
  }

  @Test
  void keys_are_independent() {
    first.getState(KEY);
    second.getState("another");

    assertThatCode(() -> first.setState(KEY, "first")).doesNotThrowAnyException();
  }

  @Test
  void what_was_not_claimed_cannot_be_written() {
    assertThatThrownBy(() -> first.setState(KEY, "x")).hasMessageContaining("was not claimed");
  }

  @Test
  void of_nodes_that_claim_at_once_one_is_the_owner() throws Exception {
    int nodes = 8;
    DataSource shared = dataSource();
    List<JdbcStateRepository> all = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      all.add(node(shared));
    }
    claimAtOnce(all);

    List<JdbcStateRepository> refused = new ArrayList<>();
    for (JdbcStateRepository node : all) {
      try {
        node.setState(KEY, "owner");
      } catch (CheckpointFencedException e) {
        refused.add(node);
      }
    }
    assertThat(new HashSet<>(refused)).hasSize(nodes - 1);
  }

  private static void claimAtOnce(List<JdbcStateRepository> all) throws Exception {
    var barrier = new CyclicBarrier(all.size());
    var threads = Executors.newFixedThreadPool(all.size());
    try {
      List<Callable<Void>> claims = new ArrayList<>();
      for (JdbcStateRepository node : all) {
        claims.add(
            () -> {
              barrier.await();
              node.getState(KEY);
              return null;
            });
      }
      for (Future<Void> claim : threads.invokeAll(claims)) {
        claim.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_name_that_is_no_table_is_refused() throws Exception {
    DataSource source = dataSource();

    assertThatThrownBy(() -> new JdbcStateRepository(source, "x; DROP TABLE y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_database_that_is_away_is_no_fence() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:away;IFEXISTS=TRUE");
    var repository = new JdbcStateRepository(source, "states");

    assertThatThrownBy(() -> repository.getState(KEY))
        .isInstanceOf(CheckpointException.class)
        .isNotInstanceOf(CheckpointFencedException.class);
  }
}
