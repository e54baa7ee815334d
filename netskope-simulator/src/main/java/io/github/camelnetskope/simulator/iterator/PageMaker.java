package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the pages of one feed and keeps those made last, so that a page costs its making once.
 * Thread-safe; two who want the same page wait for one maker.
 */
final class PageMaker {

  private static final int WORTH_COMPRESSING = 512;
  private static final long KEPT_BYTES = 128L << 20;
  private static final int KEPT_PAGES = 1024;

  private final RecordLog log;
  private final Map<Key, CompletableFuture<PreparedPage>> pages =
      new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  PageMaker(RecordLog log) {
    this.log = log;
  }

  PreparedPage page(PageRange range, Envelope envelope, boolean gzip) {
    long content = range.isEmpty() ? 0 : log.contentOf(range.from());
    Key key = new Key(content, range.count(), envelope, gzip);
    CompletableFuture<PreparedPage> mine = new CompletableFuture<>();
    CompletableFuture<PreparedPage> known;
    synchronized (pages) {
      known = pages.putIfAbsent(key, mine);
    }
    if (known != null) {
      return known.join();
    }
    try {
      PreparedPage page = make(key);
      mine.complete(page);
      keep(key, page);
      return page;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      synchronized (pages) {
        pages.remove(key);
      }
      throw e;
    }
  }

  private void keep(Key key, PreparedPage page) {
    synchronized (pages) {
      keptBytes += page.body().length;
      var eldest = pages.entrySet().iterator();
      while ((keptBytes > KEPT_BYTES || pages.size() > KEPT_PAGES) && eldest.hasNext()) {
        var entry = eldest.next();
        if (entry.getValue().isDone() && !entry.getKey().equals(key)) {
          keptBytes -= entry.getValue().join().body().length;
          eldest.remove();
        }
      }
    }
  }

  private PreparedPage make(Key key) {
    ByteSink sink = new ByteSink(256 + key.count() * 2200);
    long[] hashes = new long[key.count()];
    key.envelope().open(sink);
    for (int i = 0; i < hashes.length; i++) {
      if (i > 0) {
        sink.ascii(',');
      }
      int start = sink.length();
      log.write(key.content() + i, sink);
      hashes[i] = Mix.hash(sink.array(), start, sink.length() - start);
    }
    key.envelope().close(sink);
    boolean gzip = key.gzip() && sink.length() >= WORTH_COMPRESSING;
    byte[] body = gzip ? Gzip.compress(sink.array(), sink.length()) : sink.toBytes();
    return new PreparedPage(body, gzip, hashes);
  }

  private record Key(long content, int count, Envelope envelope, boolean gzip) {}
}
