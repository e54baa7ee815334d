package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import io.github.camelnetskope.checkpoint.FlakyDatabase.Commit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows and their checkpoint: both or neither. */
class JdbcTransactionsTest extends FencedStateRepositoryContract {
  private static final String KEY = "netskope/acme.goskope.com/events/page/siem";
  private static final String ROW = "INSERT INTO page VALUES ('a record')";

  private final FlakyDatabase database = new FlakyDatabase();
  private final JdbcTransactions first = new JdbcTransactions(database.dataSource(), "states");
  private final JdbcTransactions second = new JdbcTransactions(database.dataSource(), "states");

  @BeforeEach
  void start() throws Exception {
    database.sql("CREATE TABLE page (text VARCHAR(20))");
    first.start();
    second.start();
  }

  @AfterEach
  void no_connection_is_left() {
    first.stop();
    second.stop();
    assertThat(database.open()).isZero();
  }

  @Override
  protected FencedStateRepository first() {
    return first;
  }

  @Override
  protected FencedStateRepository second() {
    return second;
  }

  private static void row(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(ROW);
    }
  }

  private PageTransaction write(JdbcTransactions node) throws SQLException {
    return node.write("events/page", "siem", Duration.ZERO, JdbcTransactionsTest::row);
  }

  private long rows() throws SQLException {
    return database.sql("SELECT COUNT(*) FROM page");
  }

  @Test
  void rows_are_committed_by_the_save_after_their_exchange() throws Exception {
    Claim claim = first.claim(KEY);
    PageTransaction page = write(first);
    page.ended(true);
    assertThat(rows()).isZero();

    claim.save("IDLE");

    assertThat(rows()).isOne();
    assertThat(first.getState(KEY)).isEqualTo("IDLE");
  }

  @Test
  void rows_of_an_exchange_that_failed_are_never_there() throws Exception {
    Claim claim = first.claim(KEY);
    write(first).ended(false);

    claim.save("DELIVERING");

    assertThat(rows()).isZero();
    assertThat(first.getState(KEY)).isEqualTo("DELIVERING");
  }

  @Test
  void a_save_during_the_exchange_does_not_commit_its_rows() throws Exception {
    Claim claim = first.claim(KEY);
    PageTransaction page = write(first);

    claim.save("DELIVERING");
    assertThat(rows()).isZero();
    page.ended(true);
    claim.save("IDLE");

    assertThat(rows()).isOne();
  }

  @Test
  void a_page_that_is_delivered_again_replaces_the_open_transaction() throws Exception {
    Claim claim = first.claim(KEY);
    PageTransaction former = write(first);
    PageTransaction page = write(first);
    former.ended(false);
    page.ended(true);

    claim.save("IDLE");

    assertThat(rows()).isOne();
  }

  /** DELIVERING up to the end of the page means the same as IDLE. */
  @ParameterizedTest
  @EnumSource(names = {"NOT_DONE", "DONE_BUT_UNKNOWN"})
  void rows_are_there_once_when_the_connection_broke_at_the_commit(Commit commit) throws Exception {
    Claim claim = first.claim(KEY);
    write(first).ended(true);
    database.breaks(commit, 0);
    assertThatThrownBy(() -> claim.save("IDLE 1"))
        .isInstanceOf(CheckpointException.class)
        .isNotInstanceOf(CheckpointFencedException.class)
        .hasMessageContaining("08006");

    claim.save("DELIVERING to its end");
    claim.save("IDLE 2");

    assertThat(rows()).isOne();
    assertThat(first.getState(KEY)).isEqualTo("IDLE 2");
  }

  @Test
  void rows_are_there_once_when_commits_break_repeatedly() throws Exception {
    Claim claim = first.claim(KEY);
    write(first).ended(true);
    for (Commit commit : new Commit[] {Commit.NOT_DONE, Commit.DONE_BUT_UNKNOWN, Commit.NOT_DONE}) {
      database.breaks(commit, 0);
      assertThatThrownBy(() -> claim.save("after " + commit))
          .isInstanceOf(CheckpointException.class);
    }

    claim.save("IDLE");

    assertThat(rows()).isOne();
  }

  @Test
  void rows_of_a_former_owner_are_never_there() throws Exception {
    Claim late = first.claim(KEY);
    write(first).ended(true);
    second.claim(KEY);

    assertThatThrownBy(() -> late.save("IDLE")).isInstanceOf(CheckpointFencedException.class);

    assertThat(rows()).isZero();
    assertThat(database.open()).isZero();
  }

  @Test
  void an_exchange_from_before_the_claim_writes_nothing() {
    first.claim(KEY);
    Duration age = Duration.ofDays(1);

    assertThatThrownBy(() -> first.write("events/page", "siem", age, JdbcTransactionsTest::row))
        .isInstanceOf(CheckpointFencedException.class);
  }

  @Test
  void refused_rows_leave_no_open_transaction() throws Exception {
    first.claim(KEY);

    assertThatThrownBy(
            () ->
                first.write(
                    "events/page",
                    "siem",
                    Duration.ZERO,
                    connection -> {
                      row(connection);
                      throw new SQLException("refused");
                    }))
        .hasMessage("refused");

    assertThat(rows()).isZero();
    assertThat(database.open()).isZero();
  }

  @Test
  void a_cursor_that_keeps_its_checkpoint_elsewhere_is_refused() {
    assertThatThrownBy(() -> write(first))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("0 cursors of events/page with the index siem");
  }
}
