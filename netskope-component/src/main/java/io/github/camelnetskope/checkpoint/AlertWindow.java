package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.Counted;
import io.github.camelnetskope.client.CursorKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last alerts that a feed of {@code alerts/*} has delivered, at most {@link #MOST}: about 2 MB
 * of memory, and 384 kB beside the checkpoint. The oldest are forgotten, {@value AlertLine#MOST} at
 * a time.
 *
 * <p>An alert is added only after the checkpoint says that it is done. So every alert in the window
 * was delivered, even if stored lines are lost or old; an alert that is missing here may be
 * delivered twice. One feed adds alerts and another one looks them up. Thread-safe.
 */
public final class AlertWindow {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWindow.class);
  private static final int LINES = 250;

  /** The most alerts in the window. */
  public static final int MOST = LINES * AlertLine.MOST;

  private final CursorKey cursor;
  private final int most;
  private final Set<AlertId> ids = new HashSet<>();

  /** From the oldest line to the one that is being filled. */
  private final Deque<AlertLine> lines = new ArrayDeque<>();

  /** The first line that is not stored yet. */
  private long unwritten;

  private SideLines kept = SideLines.NONE;
  private boolean loaded;
  private boolean failing;

  /** An empty window of a cursor. */
  public AlertWindow(CursorKey cursor) {
    this(cursor, LINES);
  }

  /**
   * An empty window of a cursor.
   *
   * @param most the most lines in the window
   */
  AlertWindow(CursorKey cursor, int most) {
    this.cursor = cursor;
    this.most = most;
  }

  /** Whether the alert is among the remembered ones, and so was delivered. */
  public synchronized boolean contains(AlertId id) {
    return ids.contains(id);
  }

  /** Loads the lines that the previous owner has stored. Lines that cannot be read are left out. */
  public synchronized void open(SideLines newKept) {
    kept = newKept;
    loaded = false;
    load();
  }

  private void load() {
    ids.clear();
    lines.clear();
    try {
      take(read());
      loaded = true;
      failing = false;
    } catch (CheckpointException e) {
      failed("read", e);
    }
  }

  private List<AlertLine> read() {
    List<AlertLine> found = new ArrayList<>();
    int unreadable = 0;
    Optional<String> text = kept.read(0);
    for (int place = 0; text.isPresent(); place++) {
      int here = place;
      Optional<AlertLine> line =
          AlertLine.read(cursor, text.get()).filter(one -> one.number() % most == here);
      line.ifPresent(found::add);
      unreadable += line.isPresent() ? 0 : 1;
      text = place + 1 < most ? kept.read(place + 1) : Optional.empty();
    }
    if (unreadable > 0) {
      LOG.warn(
          "{}: {} with alerts delivered before cannot be read; some may be repeated",
          cursor,
          Counted.of(unreadable, "line"));
    }
    return found;
  }

  private void take(List<AlertLine> found) {
    found.sort(Comparator.comparingLong(AlertLine::number));
    found.forEach(
        line -> {
          lines.add(line);
          ids.addAll(line.ids());
        });
    forgetOldest();
    unwritten = next();
  }

  /**
   * Adds alerts that are done according to the checkpoint, and stores them. If that fails, it is
   * tried again at the next call.
   */
  public synchronized void add(List<AlertId> delivered) {
    if (!loaded) {
      load();
    }
    if (!loaded) {
      return; // writing now would overwrite stored lines that were not read
    }
    delivered.stream().filter(ids::add).forEach(this::append);
    try {
      for (AlertLine line : lines) {
        if (line.number() >= unwritten) {
          kept.write((int) (line.number() % most), AlertLine.write(cursor, line));
        }
      }
      unwritten = next();
      failing = false;
    } catch (CheckpointException e) {
      failed("kept", e);
    }
  }

  private void append(AlertId id) {
    AlertLine last = lines.peekLast();
    if (last == null || last.ids().size() == AlertLine.MOST) {
      last = new AlertLine(next(), new ArrayList<>(AlertLine.MOST));
      lines.add(last);
      forgetOldest();
    }
    last.ids().add(id);
    unwritten = Math.min(unwritten, last.number());
  }

  private void forgetOldest() {
    long oldest = next() - most;
    while (!lines.isEmpty() && lines.peek().number() < oldest) {
      ids.removeAll(lines.remove().ids());
    }
  }

  private long next() {
    AlertLine last = lines.peekLast();
    return last == null ? 0 : last.number() + 1;
  }

  private void failed(String what, CheckpointException why) {
    if (!failing) {
      LOG.warn(
          "{}: the alerts delivered last cannot be {}; some may be repeated: {}",
          cursor,
          what,
          why.getMessage());
    }
    failing = true;
  }
}
