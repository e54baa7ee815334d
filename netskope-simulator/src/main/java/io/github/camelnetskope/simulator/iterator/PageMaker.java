package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;

/** Makes the pages of one feed. Thread-safe. */
final class PageMaker {

  private static final int WORTH_COMPRESSING = 512;
  private static final int FRAME = 256;

  private final RecordLog log;
  private final PageCache cache;

  /** The average size of a record in the last page, in bytes. */
  private volatile int recordBytes = 2200;

  PageMaker(RecordLog log, PageCache cache) {
    this.log = log;
    this.cache = cache;
  }

  PreparedPage page(PageRange range, Envelope envelope, boolean gzip) {
    long content = range.isEmpty() ? 0 : log.contentOf(range.from());
    Key key = new Key(log, content, range.count(), envelope, gzip);
    return cache.page(key, () -> makeInTurn(key));
  }

  private PreparedPage makeInTurn(Key key) {
    // The text, and its copy or its compressed form.
    long bytes = 2L * (FRAME + (long) key.count() * recordBytes);
    return MakingMemory.OF_THE_HEAP.make(bytes, () -> make(key));
  }

  private PreparedPage make(Key key) {
    ByteSink sink = new ByteSink(FRAME + key.count() * recordBytes);
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
    if (key.count() > 0) {
      // A little more, so that the next sink does not have to grow.
      recordBytes = sink.length() / key.count() + 100;
    }
    boolean gzip = key.gzip() && sink.length() >= WORTH_COMPRESSING;
    byte[] body = gzip ? Gzip.compress(sink.array(), sink.length()) : sink.toBytes();
    return new PreparedPage(body, gzip, hashes);
  }

  /** The log identifies the feed. */
  private record Key(RecordLog log, long content, int count, Envelope envelope, boolean gzip) {}
}
