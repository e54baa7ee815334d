package io.github.camelnetskope.checkpoint;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.spi.StateRepository;

/**
 * Claims on the keys of a plain repository, which has no owners itself. They are valid within this
 * JVM: a claim waits for a save in progress, and later saves of earlier owners are refused.
 * Thread-safe.
 */
final class JvmFence {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * The owners of each repository. All users of a repository share them; they are removed with the
   * repository.
   */
  private static final Map<StateRepository<String, String>, Map<String, Owner>> OWNERS =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The owner of a key: only the claim with the highest number may write, one save at a time. */
  private static final class Owner {
    private final ReentrantLock lock = new ReentrantLock();
    private long claims;
  }

  private final StateRepository<String, String> repository;
  private final Map<String, Owner> owners;
  private final Duration patience;

  JvmFence(StateRepository<String, String> repository) {
    this(repository, PATIENCE);
  }

  /**
   * The claims on a repository.
   *
   * @param patience how long a claim waits for a save in progress
   */
  JvmFence(StateRepository<String, String> repository, Duration patience) {
    this.repository = repository;
    this.owners = OWNERS.computeIfAbsent(repository, unused -> new ConcurrentHashMap<>());
    this.patience = patience;
  }

  /**
   * Makes the caller the only owner of a key in this JVM.
   *
   * @throws CheckpointException when a save of the previous owner does not return
   */
  FencedStateRepository.Claim claim(String key) {
    Owner owner = owners.computeIfAbsent(key, unused -> new Owner());
    await(owner, key);
    try {
      Optional<String> state = Optional.ofNullable(repository.getState(key));
      owner.claims++;
      return new JvmClaim(key, owner, owner.claims, state);
    } finally {
      owner.lock.unlock();
    }
  }

  private void await(Owner owner, String key) {
    try {
      if (!owner.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CheckpointException(
            "checkpoint " + key + " is still being saved by its previous owner");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckpointException("checkpoint " + key + " was not claimed: interrupted", e);
    }
  }

  private final class JvmClaim implements FencedStateRepository.Claim {
    private final String key;
    private final Owner owner;
    private final long number;
    private final Optional<String> state;

    private JvmClaim(String key, Owner owner, long number, Optional<String> state) {
      this.key = key;
      this.owner = owner;
      this.number = number;
      this.state = state;
    }

    @Override
    public Optional<String> state() {
      return state;
    }

    @Override
    public void save(String value) {
      owner.lock.lock();
      try {
        if (number != owner.claims) {
          throw new CheckpointFencedException(key);
        }
        repository.setState(key, value);
      } finally {
        owner.lock.unlock();
      }
    }
  }
}
