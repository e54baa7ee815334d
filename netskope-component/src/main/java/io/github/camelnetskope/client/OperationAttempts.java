package io.github.camelnetskope.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call. If an earlier attempt may have had its effect, a deletion that finds
 * nothing counts as done. Confined to one call: one attempt at a time.
 */
public final class OperationAttempts {
  private static final Pattern ABSENT =
      Pattern.compile("(?i)not found|doesn't exist|does not exist|no .* found");
  private static final int NOT_FOUND = 404;

  private final OperationCall call;
  private final Function<OperationCall, CompletableFuture<OperationAnswer>> asking;
  private volatile boolean mayHaveHappened;

  /**
   * No attempt yet.
   *
   * @param asking sends one request
   */
  public OperationAttempts(
      OperationCall call, Function<OperationCall, CompletableFuture<OperationAnswer>> asking) {
    this.call = call;
    this.asking = asking;
  }

  /** Makes the next attempt; fails like a call. */
  public CompletableFuture<OperationAnswer> next() {
    return asking.apply(call).handle(this::ended);
  }

  private OperationAnswer ended(@Nullable OperationAnswer answer, @Nullable Throwable failure) {
    if (answer != null) {
      return answer;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (mayHaveHappened
        && call.operation().method().equals("DELETE")
        && cause instanceof NetskopeException.RequestRejected rejected
        && isAbsent(rejected)) {
      int status = rejected.statusCode().orElse(NOT_FOUND);
      return new OperationAnswer(
          status, Optional.empty(), List.of(), false, false, rejected.rateLimit());
    }
    if (cause instanceof NetskopeException e) {
      if (e.mayHaveHappened()) {
        mayHaveHappened = true;
      } else if (mayHaveHappened && call.effect() != QueryEffect.READS) {
        e.afterUnclearAttempt(call.unclear());
      }
    }
    throw new CompletionException(cause);
  }

  private static boolean isAbsent(NetskopeException.RequestRejected rejected) {
    boolean routed = rejected.messages().stream().noneMatch(OperationErrors::isMissingRoute);
    boolean said =
        ABSENT.matcher(rejected.errorCode()).find()
            || rejected.messages().stream().anyMatch(text -> ABSENT.matcher(text).find());
    boolean is404 = rejected.statusCode().filter(status -> status == NOT_FOUND).isPresent();
    return routed && (is404 ? rejected.isInTenantsForm() : said);
  }
}
