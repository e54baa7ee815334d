package io.github.camelnetskope.simulator.iterator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps the pages that a tenant handed out last, so that each page is made only once. Two threads
 * that need the same page wait for one of them to make it. Thread-safe.
 */
public final class PageCache {

  private final Map<Object, CompletableFuture<PreparedPage>> pages =
      new LinkedHashMap<>(16, 0.75f, true);
  private final long maxBytes;
  private long bytes;

  /** A cache for all feeds of a tenant. */
  public PageCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The page of a key; it is made now if it is not in the cache. */
  PreparedPage page(Object key, Supplier<PreparedPage> maker) {
    CompletableFuture<PreparedPage> mine = new CompletableFuture<>();
    CompletableFuture<PreparedPage> known;
    synchronized (this) {
      known = pages.putIfAbsent(key, mine);
    }
    return known != null ? known.join() : made(key, mine, maker);
  }

  private PreparedPage made(
      Object key, CompletableFuture<PreparedPage> mine, Supplier<PreparedPage> maker) {
    try {
      PreparedPage page = maker.get();
      keep(key, page, mine);
      return page;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      synchronized (this) {
        pages.remove(key);
      }
      throw e;
    }
  }

  /** Counts a page when it is complete: a page that is not counted yet must not be dropped. */
  private synchronized void keep(
      Object newest, PreparedPage page, CompletableFuture<PreparedPage> mine) {
    mine.complete(page);
    bytes += page.memory();
    Iterator<Map.Entry<Object, CompletableFuture<PreparedPage>>> eldest =
        pages.entrySet().iterator();
    while (bytes > maxBytes && eldest.hasNext()) {
      var entry = eldest.next();
      if (entry.getValue().isDone() && !entry.getKey().equals(newest)) {
        bytes -= entry.getValue().join().memory();
        eldest.remove();
      }
    }
  }
}
