package io.github.camelnetskope.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may be in the route of a consumer. */
class TurnsTest {
  private final List<String> granted = new ArrayList<>();

  private Turns.Turn request(Turns turns, String name) {
    return turns.request(() -> granted.add(name));
  }

  @Test
  void a_free_place_is_granted_at_once() {
    var turns = new Turns(1);

    var first = request(turns, "first");

    assertThat(first.isHeld()).isTrue();
    assertThat(granted).containsExactly("first");
    assertThat(turns.areWanted()).isFalse();
  }

  @Test
  void as_many_feeds_as_there_are_places_are_in_the_route_at_once() {
    var turns = new Turns(2);
    request(turns, "first");
    request(turns, "second");

    var third = request(turns, "third");

    assertThat(third.isHeld()).isFalse();
    assertThat(granted).containsExactly("first", "second");
    assertThat(turns.areWanted()).isTrue();
  }

  @Test
  void the_feed_that_has_waited_longest_is_next() {
    var turns = new Turns(1);
    var first = request(turns, "first");
    var second = request(turns, "second");
    request(turns, "third");

    first.giveBack();
    second.giveBack();

    assertThat(granted).containsExactly("first", "second", "third");
    assertThat(turns.areWanted()).isFalse();
  }

  @Test
  void a_feed_that_no_longer_waits_is_skipped() {
    var turns = new Turns(1);
    var first = request(turns, "first");
    var second = request(turns, "second");
    request(turns, "third");

    second.giveBack();
    first.giveBack();

    assertThat(granted).containsExactly("first", "third");
    assertThat(second.isHeld()).isFalse();
  }

  @Test
  void releasing_a_place_twice_frees_one_place() {
    var turns = new Turns(1);
    var first = request(turns, "first");
    first.giveBack();
    first.giveBack();

    request(turns, "second");
    request(turns, "third");

    assertThat(granted).containsExactly("first", "second");
  }

  @Test
  void a_place_may_be_released_while_it_is_granted() {
    var turns = new Turns(1);
    var first = request(turns, "first");
    var handsOn = new Turns.Turn[1];
    handsOn[0] = turns.request(() -> handsOn[0].giveBack());
    request(turns, "third");

    first.giveBack();

    assertThat(granted).containsExactly("first", "third");
  }
}
