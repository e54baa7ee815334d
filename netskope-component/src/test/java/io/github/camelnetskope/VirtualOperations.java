package io.github.camelnetskope;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelnetskope.campaign.EngineTransport;
import io.github.camelnetskope.campaign.VirtualTime;
import io.github.camelnetskope.client.ClientParts;
import io.github.camelnetskope.client.Operation;
import io.github.camelnetskope.client.OperationAnswer;
import io.github.camelnetskope.client.OperationAttempts;
import io.github.camelnetskope.client.OperationCall;
import io.github.camelnetskope.client.OperationClient;
import io.github.camelnetskope.client.OperationResource;
import io.github.camelnetskope.client.QueryRetry;
import io.github.camelnetskope.client.RateLimiter;
import io.github.camelnetskope.client.RetryPolicy;
import io.github.camelnetskope.client.Tenant;
import io.github.camelnetskope.client.TokenSource;
import io.github.camelnetskope.client.http.BufferBudget;
import io.github.camelnetskope.query.PendingAnswer;
import io.github.camelnetskope.query.PendingAnswers;
import io.github.camelnetskope.query.QueryRunner;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedTenant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls of REST API v2 as the producer makes them, in virtual time and on one thread. */
final class VirtualOperations {
  private static final int RETRIES = 3;
  private static final int MOST_BYTES = 1 << 20;

  private final VirtualTime time;
  private final OperationClient client;
  private final Map<String, QueryRunner> runners = new LinkedHashMap<>();
  private final PendingAnswers pending = new PendingAnswers();

  VirtualOperations(VirtualTime time, SimulatedTenant tenant) {
    this.time = time;
    this.client =
        new OperationClient(
            new ClientParts(
                Tenant.parse("virtual.goskope.com"),
                new EngineTransport(tenant),
                TokenSource.fixed(NetskopeSimulator.TOKEN),
                time,
                new BufferBudget(1L << 30),
                Runnable::run,
                MOST_BYTES));
  }

  /** The call that a sample describes. */
  OperationCall call(Operation operation) {
    OperationSamples.Sample sample = OperationSamples.of(operation);
    Map<String, String> given = new LinkedHashMap<>();
    for (String option : sample.options().split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        given.put(option.substring(0, equals), option.substring(equals + 1));
      }
    }
    Optional<byte[]> body = Optional.of(sample.body().getBytes(UTF_8)).filter(b -> b.length > 0);
    OperationResource resource = OperationResource.of(operation.resource(), "");
    return OperationCall.of(resource, given, () -> body, time.wallTime(), false);
  }

  /** Makes a call; the future completes as virtual time passes. */
  CompletableFuture<OperationAnswer> ask(OperationCall call) {
    var heard = new CompletableFuture<OperationAnswer>();
    OperationResource resource = OperationResource.of(call.operation().resource(), "");
    var attempts = new OperationAttempts(call, client::ask);
    runners
        .computeIfAbsent(resource.counted(), path -> runner(resource))
        .ask(
            call,
            attempts::next,
            Runnable::run,
            pending.open(PendingAnswer.Listener.completing(heard)));
    return heard;
  }

  private QueryRunner runner(OperationResource resource) {
    var retry =
        new QueryRetry(RETRIES, new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    return new QueryRunner(new RateLimiter(resource.quota()), retry, time, time.scheduler);
  }
}
