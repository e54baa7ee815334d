package io.github.camelnetskope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelnetskope.campaign.DirectFetch;
import io.github.camelnetskope.campaign.MortalStore;
import io.github.camelnetskope.campaign.ScriptedTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.checkpoint.Fetched.Step;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.Extent;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.StartFrom;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import java.time.Duration;

/** A cursor whose requests a gateway may answer in the tenant's place, or carry out late. */
abstract class GatewayRig {
  static final String EMPTY = "{\"ok\":1,\"result\":[]}";
  static final CursorKey KEY =
      new CursorKey(
          Tenant.parse("acme.goskope.com"),
          Feed.parseList("events/page").get(0),
          new IteratorIndex("i"));

  final VirtualTime time = new VirtualTime();
  final ScriptedTransport tenant = new ScriptedTransport();
  final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
  final EventIterator iterator =
      new EventIterator(KEY, tenant, TokenSource.fixed("t"), time, 1 << 20);
  boolean diskFull;
  FeedCursor cursor = open("resend");

  FeedCursor open(String startFrom) {
    var mortal = new MortalStore(store, () -> false, () -> diskFull, saved -> {});
    var opened =
        new FeedCursor(
            KEY,
            mortal.open(KEY),
            Extent.from(StartFrom.parse(startFrom)),
            time,
            Duration.ofMinutes(10),
            new CursorRules());
    opened.takeOver();
    return opened;
  }

  void restart() {
    cursor.close();
    cursor = open("resend");
  }

  static String page(String id) {
    return "{\"ok\":1,\"result\":[{\"_id\":\"" + id + "\"}]}";
  }

  Step fetch() {
    return DirectFetch.fetch(cursor, iterator).step();
  }

  void fails() {
    assertThatThrownBy(this::fetch).isInstanceOf(NetskopeException.class);
  }

  /** The page is fetched, and done. */
  void done() {
    assertThat(fetch()).isEqualTo(Step.PAGE);
    cursor.inHand().settle();
  }

  /** A cursor that has had the page a. */
  void begun() {
    tenant.answer(200, EMPTY).answer(200, page("a"));
    assertThat(fetch()).isEqualTo(Step.EMPTY);
    done();
    tenant.operations().clear();
  }

  /** The same, of a tenant that never said "nothing" with an empty array. */
  void begunWithAPage() {
    tenant.answer(200, page("a"));
    done();
    tenant.operations().clear();
  }
}
