package io.github.camelnetskope;

import static io.github.camelnetskope.BadOptions.require;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks of option values that go beyond their types. */
final class OptionRules {
  private OptionRules() {}

  static void check(NetskopeConfiguration c) {
    NumberRange.check("batchSize", c.getBatchSize());
    NumberRange.check("maxInFlight", c.getMaxInFlight());
    NumberRange.check("pollerThreads", c.getPollerThreads());
    NumberRange.check("proxyPort", c.getProxyPort());
    NumberRange.check("maxPageBytes", c.getMaxPageBytes());
    NumberRange.check("maxBufferedBytes", c.getMaxBufferedBytes());
    NumberRange.check("skipUnreadableAfter", c.getSkipUnreadableAfter());
    require(
        c.getSkipUnreadableAfter() == 0
            || c.getUnreadableDir() != null
            || c.getCheckpointDir() != null,
        "skipUnreadableAfter",
        c.getSkipUnreadableAfter() + ", with no folder for what is set aside",
        "set together with unreadableDir or checkpointDir");
    positive("connectTimeout", c.getConnectTimeout());
    positive("responseTimeout", c.getResponseTimeout());
    positive("answerTimeout", c.getAnswerTimeout());
    notNegative("checkpointInterval", c.getCheckpointInterval());
    notNegative("probation", c.getProbation());
    notNegative("minWait", c.getMinWait());
    notNegative("defaultWait", c.getDefaultWait());
    positive("maxWait", c.getMaxWait());
    positive("retryDelay", c.getRetryDelay());
    positive("maxRetryDelay", c.getMaxRetryDelay());
    positive("authRetryDelay", c.getAuthRetryDelay());
    notNegative("stallThreshold", c.getStallThreshold());
    notNegative("hangThreshold", c.getHangThreshold());
    notNegative("lagThreshold", c.getLagThreshold());
    notNegative("staleAfter", c.getStaleAfter());
    require(
        c.getMaxRetryDelay().compareTo(c.getRetryDelay()) >= 0,
        "maxRetryDelay",
        c.getMaxRetryDelay(),
        "at least retryDelay=" + c.getRetryDelay());
    folder("checkpointDir", c.getCheckpointDir());
    folder("unreadableDir", c.getUnreadableDir());
    require(
        c.getCheckpointDir() == null || c.getCheckpointRepository() == null,
        "checkpointRepository",
        "set together with checkpointDir",
        "one of the two");
  }

  /** Refuses an empty name, as an unset variable gives: it would mean the working directory. */
  private static void folder(String option, @Nullable String value) {
    if (value != null) {
      require(!value.isBlank(), option, value, "a folder; or leave the option out");
      require(
          Stream.iterate(Path.of(value), Objects::nonNull, Path::getParent)
              .noneMatch(Files::isRegularFile),
          option,
          value,
          "a folder, or a name that is free: this is a file, or in one");
    }
  }

  private static void positive(String option, Duration value) {
    require(!value.isNegative() && !value.isZero(), option, value, "a duration above 0");
  }

  private static void notNegative(String option, Duration value) {
    require(!value.isNegative(), option, value, "a duration of 0 or more");
  }
}
