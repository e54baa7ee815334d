package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.checkpoint.FencedStateRepository.Claim;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.spi.StateRepository;

/**
 * Lines in a {@link StateRepository}. The key of a line is the checkpoint's key plus the place, for
 * instance {@code #3}. A line is claimed at the owner's first write.
 */
final class RepositoryLines implements SideLines {
  private final StateRepository<String, String> repository;
  private final Function<String, Claim> claims;
  private final String key;
  private final BooleanSupplier closed;
  private final Map<Integer, Claim> claimed = new HashMap<>();

  RepositoryLines(
      StateRepository<String, String> repository,
      Function<String, Claim> claims,
      String key,
      BooleanSupplier closed) {
    this.repository = repository;
    this.claims = claims;
    this.key = key;
    this.closed = closed;
  }

  @Override
  public Optional<String> read(int place) {
    try {
      return Optional.ofNullable(repository.getState(key(place))).filter(line -> !line.isBlank());
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failed(place, "read", e);
    }
  }

  @Override
  public void write(int place, String line) {
    if (closed.getAsBoolean()) {
      throw new CheckpointException(key(place) + " was released");
    }
    try {
      claimed.computeIfAbsent(place, unused -> claims.apply(key(place))).save(line);
    } catch (CheckpointException e) {
      throw e;
    } catch (RuntimeException e) {
      throw failed(place, "saved", e);
    }
  }

  private CheckpointException failed(int place, String what, RuntimeException e) {
    return new CheckpointException(key(place) + " cannot be " + what + ": " + e, e);
  }

  private String key(int place) {
    return key + "#" + place;
  }
}
