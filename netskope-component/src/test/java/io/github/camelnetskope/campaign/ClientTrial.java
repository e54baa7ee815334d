package io.github.camelnetskope.campaign;

import io.github.camelnetskope.campaign.ClientRules.Ask;
import io.github.camelnetskope.campaign.ClientRules.End;
import io.github.camelnetskope.campaign.ClientRules.Ending;
import io.github.camelnetskope.client.CursorKey;
import io.github.camelnetskope.client.EventIterator;
import io.github.camelnetskope.client.EventPage;
import io.github.camelnetskope.client.Feed;
import io.github.camelnetskope.client.IteratorIndex;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorRequest;
import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.ApiResponse;
import io.github.camelnetskope.client.http.BeforeSendHook;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.client.http.TransportException;
import io.github.camelnetskope.client.http.TransportException.Reached;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;

/** A client with some {@link ClientRules} reads a feed while requests fail. */
final class ClientTrial {
  private static final String FEED = "events/page";
  private static final int STEPS = 60;
  private static final int GOOD_STEPS = 60;
  private static final Duration NOT_SAID = Duration.ofSeconds(30);

  private final VirtualTime time = new VirtualTime();
  private final BufferBudget memory = new BufferBudget(Long.MAX_VALUE);
  private final SimulatedTenant tenant;
  private final EventIterator iterator;
  private final ClientRules rules;
  private IteratorOperation operation;

  private ClientTrial(ClientRules rules, long seed, int pageSize, int records) {
    this.rules = rules;
    this.tenant =
        SimulatedTenant.builder()
            .clock(time)
            .seed(seed)
            .pageSize(pageSize)
            .waitTime(5)
            .rateLimit(false)
            .feed(FEED, f -> f.recordSize(300).records(records))
            .build();
    var cursor =
        new CursorKey(
            Tenant.parse("other.goskope.com"), Feed.parseList(FEED).get(0), new IteratorIndex("i"));
    this.iterator =
        new EventIterator(
            cursor,
            new EngineTransport(tenant),
            TokenSource.fixed(NetskopeSimulator.TOKEN),
            time,
            1_000_000);
    this.operation = rules.first(time.instant());
  }

  /**
   * The faults of the campaign, as a seed says.
   *
   * @param killing whether the process is killed now and then; without gateways then
   */
  static LossReport campaign(ClientRules rules, long seed, boolean killing) {
    var random = new Random(seed);
    var trial = new ClientTrial(rules, seed, 1 + random.nextInt(20), 80);
    var mishaps = new Mishaps(random, killing, killing ? null : new Gateways(random, trial.time));
    trial.tenant.faults().hook(mishaps::fault);
    for (int step = 0; step < STEPS; step++) {
      trial.step(mishaps.strikes(mishaps.kills));
    }
    mishaps.over();
    return trial.end();
  }

  /** Whether a client loses a page when this happens once, after its first page. */
  static boolean losesAt(ClientRules rules, Fault fault) {
    var trial = new ClientTrial(rules, 1, 3, 24);
    trial.step(false);
    trial.tenant.faults().on(FEED).inject(fault);
    return trial.end().lost() > 0;
  }

  private LossReport end() {
    for (int step = 0; step < GOOD_STEPS; step++) {
      step(false);
    }
    return tenant.oracle().report(FEED);
  }

  private void step(boolean killed) {
    IteratorOperation asked = operation;
    Ending ending = ask(killed);
    Ask next =
        killed && ending.end() == End.PAGE
            ? new Ask(rules.afterCrash(), Duration.ofSeconds(5))
            : rules.after(asked, ending);
    operation = next.operation();
    time.pass(next.later());
  }

  private Ending ask(boolean killed) {
    IteratorRequest request = iterator.request(operation);
    ApiResponse answer;
    try {
      answer = request.send(BeforeSendHook.NONE, memory.reserve()).join();
    } catch (CompletionException e) {
      boolean began =
          e.getCause() instanceof TransportException failure
              && failure.reached() == Reached.THE_ANSWER;
      return new Ending(began ? End.BROKEN_BODY : End.NO_ANSWER, 0, NOT_SAID);
    }
    if (answer.status() != 200 && answer.status() != 204) {
      return new Ending(End.STATUS, answer.status(), NOT_SAID);
    }
    try {
      return page(request.read(answer), answer.status(), killed);
    } catch (NetskopeException e) {
      return new Ending(unreadable(answer, e), answer.status(), NOT_SAID);
    }
  }

  private Ending page(EventPage page, int status, boolean killed) {
    Duration waitTime = page.waitTime().orElse(NOT_SAID);
    if (page.lack().isPresent()) {
      return new Ending(page.bytes() > 0 ? End.NO_RESULT : End.NO_CONTENT, status, waitTime);
    }
    for (int i = 0; !killed && i < page.size(); i++) {
      tenant.oracle().delivered(FEED, page.record(i).json());
    }
    return new Ending(page.size() > 0 ? End.PAGE : End.EMPTY_PAGE, status, waitTime);
  }

  private static End unreadable(ApiResponse answer, NetskopeException failure) {
    if (failure instanceof NetskopeException.RequestRejected) {
      return End.NOT_OK;
    }
    return answer.gzipped() ? End.BROKEN_BODY : End.NOT_JSON;
  }
}
