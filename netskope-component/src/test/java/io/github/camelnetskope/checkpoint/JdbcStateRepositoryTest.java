package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a database in this JVM; {@link PostgresStateRepositoryTest} does the same on a server. */
class JdbcStateRepositoryTest extends FencedStateRepositoryContract {
  private static final String KEY = "netskope/acme.goskope.com/events/page/siem";

  private DataSource shared;
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
    shared = dataSource();
    first = node(shared);
    second = node(shared);
  }

  private static JdbcStateRepository node(DataSource shared) {
    var repository = new JdbcStateRepository(shared, "states");
    repository.start();
    return repository;
  }

  @Override
  protected FencedStateRepository first() {
    return first;
  }

  @Override
  protected FencedStateRepository second() {
    return second;
  }

  @Test
  void the_owner_of_a_row_that_was_deleted_is_not_that_of_the_new_one() throws Exception {
    Claim late = first.claim(KEY);
    try (var connection = shared.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM states");
    }
    second.claim(KEY).save("REQUESTED");

    assertThatThrownBy(() -> late.save("IDLE"))
        .isInstanceOf(CheckpointFencedException.class)
        .hasMessageContaining(KEY);
    assertThat(second.getState(KEY)).isEqualTo("REQUESTED");
  }

  @Test
  void a_name_that_is_no_table_is_refused() throws Exception {
    DataSource source = dataSource();

    assertThatThrownBy(() -> new JdbcStateRepository(source, "x; DROP TABLE y"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_database_that_is_down_does_not_fence_the_owner() {
    var source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:away;IFEXISTS=TRUE");
    var repository = new JdbcStateRepository(source, "states");

    assertThatThrownBy(() -> repository.claim(KEY))
        .isInstanceOf(CheckpointException.class)
        .isNotInstanceOf(CheckpointFencedException.class);
  }
}
