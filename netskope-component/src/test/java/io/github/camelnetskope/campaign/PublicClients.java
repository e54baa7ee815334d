package io.github.camelnetskope.campaign;

import io.github.camelnetskope.campaign.ClientRules.Ask;
import io.github.camelnetskope.campaign.ClientRules.End;
import io.github.camelnetskope.campaign.ClientRules.Ending;
import io.github.camelnetskope.client.IteratorOperation;
import io.github.camelnetskope.client.IteratorOperation.Epoch;
import io.github.camelnetskope.client.IteratorOperation.Resend;
import java.time.Duration;
import java.time.Instant;

/**
 * The rules of public clients, as their sources of 2024 to 2026 have them. Only what they ask, and
 * when; the clients themselves do not run here.
 */
final class PublicClients {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private PublicClients() {}

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  /** The official SDK: one request a call; what follows is the caller's loop over {@code next}. */
  static final class NetskopeSdk implements ClientRules {
    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      return ClientRules.next(ending.refusesToken() ? HALF_A_MINUTE : ending.waitTime());
    }
  }

  /** On top of the SDK; a thread that failed is started again within five seconds. */
  static final class Sekoia implements ClientRules {
    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      boolean failed =
          ending.end() == End.NO_ANSWER
              || ending.end() == End.BROKEN_BODY
              || ending.end() == End.NOT_JSON;
      return ClientRules.next(failed ? seconds(5) : ending.waitTime());
    }
  }

  /** Four attempts after 5xx, 429 and connections that broke; then the next poll. */
  static final class LimaCharlie implements ClientRules {
    private int attempts;

    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      attempts = ending.isTransient() && attempts < 3 ? attempts + 1 : 0;
      if (attempts > 0) {
        return ClientRules.next(seconds(1L << attempts));
      }
      return ClientRules.next(ending.end() == End.PAGE ? ending.waitTime() : HALF_A_MINUTE);
    }
  }

  /** The HTTP library repeats the request three times; then a timer runs every five minutes. */
  static final class N2Av2 implements ClientRules {
    private int repeats;

    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      repeats = ending.isTransient() && repeats < 3 ? repeats + 1 : 0;
      if (repeats > 0) {
        return ClientRules.next(repeats == 1 ? Duration.ZERO : seconds(1L << (repeats - 1)));
      }
      return ClientRules.next(ending.end() == End.PAGE ? Duration.ZERO : Duration.ofMinutes(5));
    }
  }

  /** A time until the first answer that is JSON; the input repeats what failed, four times. */
  static final class ElasticCel implements ClientRules {
    private int repeats;

    @Override
    public IteratorOperation first(Instant now) {
      return ClientRules.twoDaysBefore(now);
    }

    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      repeats = ending.isTransient() && repeats < 4 ? repeats + 1 : 0;
      boolean began =
          ending.end() == End.PAGE
              || ending.end() == End.EMPTY_PAGE
              || ending.end() == End.NO_RESULT
              || ending.end() == End.NOT_OK;
      Duration later = ending.end() == End.PAGE ? Duration.ZERO : MINUTE;
      if (repeats > 0) {
        later = seconds(1L << (repeats - 1));
      }
      return asked instanceof Epoch && !began ? new Ask(asked, later) : ClientRules.next(later);
    }
  }

  /**
   * Version 1.6.2: {@code resend} after a body that broke or is missing; otherwise what failed is
   * asked again. The body is searched for {@code ok} and {@code wait_time} and not parsed, so
   * anything else passes for a page. What is owed is kept across restarts.
   */
  static final class CloudExchange implements ClientRules {
    private Duration backOff = HALF_A_MINUTE;

    @Override
    public IteratorOperation first(Instant now) {
      return ClientRules.twoDaysBefore(now);
    }

    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      return switch (ending.end()) {
        case PAGE, EMPTY_PAGE, NO_RESULT, NOT_JSON -> {
          backOff = HALF_A_MINUTE;
          yield ClientRules.next(ending.waitTime());
        }
        case BROKEN_BODY, NO_CONTENT ->
            asked instanceof Epoch ? new Ask(asked, longer()) : new Ask(new Resend(), longer());
        case NOT_OK, STATUS, NO_ANSWER -> new Ask(asked, longer());
      };
    }

    private Duration longer() {
      Duration now = backOff;
      Duration twice = now.multipliedBy(2);
      backOff = twice.compareTo(Duration.ofMinutes(15)) < 0 ? twice : Duration.ofMinutes(15);
      return now;
    }
  }

  /** The best possible rules without a checkpoint: {@code resend} after each failure and crash. */
  static final class ResendWithoutComparing implements ClientRules {
    private final boolean afterCrash;

    /**
     * Rules of a client.
     *
     * @param afterCrash whether it remembers after a crash that a page may be owed
     */
    ResendWithoutComparing(boolean afterCrash) {
      this.afterCrash = afterCrash;
    }

    @Override
    public Ask after(IteratorOperation asked, Ending ending) {
      boolean page = ending.end() == End.PAGE || ending.end() == End.EMPTY_PAGE;
      return page ? ClientRules.next(seconds(5)) : new Ask(new Resend(), seconds(5));
    }

    @Override
    public IteratorOperation afterCrash() {
      return afterCrash ? new Resend() : ClientRules.super.afterCrash();
    }
  }
}
