package io.github.camelnetskope.simulator.iterator;

import io.github.camelnetskope.simulator.record.ByteSink;
import io.github.camelnetskope.simulator.record.Mix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /**
   * A page.
   *
   * @param index who asks for it
   */
  PreparedPage page(PageRange range, Envelope envelope, boolean gzip, String index) {
    long content = range.isEmpty() ? 0 : log.contentOf(range.from());
    String order = log.ownOrder() ? index : "";
    Key key = new Key(log, content, range.count(), envelope, gzip, order);
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
    int[] order = key.records();
    for (int i = 0; i < order.length; i++) {
      if (i > 0) {
        sink.ascii(',');
      }
      int start = sink.length();
      log.write(key.content() + order[i], sink);
      hashes[order[i]] = Mix.hash(sink.array(), start, sink.length() - start);
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

  /**
   * The log identifies the feed.
   *
   * @param index whose order is used; empty for the order of insertion
   */
  private record Key(
      RecordLog log, long content, int count, Envelope envelope, boolean gzip, String index) {
    /** The records of the page in this order. */
    int[] records() {
      if (index.isEmpty()) {
        return IntStream.range(0, count).toArray();
      }
      List<Integer> numbers =
          IntStream.range(0, count).boxed().collect(Collectors.toCollection(ArrayList::new));
      Collections.shuffle(numbers, new Random(content ^ index.hashCode()));
      return numbers.stream().mapToInt(number -> number).toArray();
    }
  }
}
