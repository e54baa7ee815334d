package io.github.camelnetskope.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Knows which records were delivered, and in which {@link Window} a record was lost. A window is
 * found in the order of the steps alone, when the tenant leaves a page behind: when it will no
 * longer repeat it.
 */
final class Judge {
  private final boolean[] delivered;
  private final Window[] window;
  private final Window[] handedOut;

  Judge(int pages) {
    this.delivered = new boolean[pages];
    this.window = new Window[pages];
    this.handedOut = new Window[pages];
  }

  void delivered(int record) {
    delivered[record] = true;
  }

  boolean isDelivered(int record) {
    return delivered[record];
  }

  /** The tenant hands out a record; by a request that alone may lose it. */
  void handedOut(int record, @Nullable Window by) {
    handedOut[record] = by;
  }

  /** The tenant will no longer repeat its last page: whose fault is it if that was needed? */
  void leavesBehind(int last, Request by, boolean again, boolean sawEmptyArray) {
    if (last == Model.NOTHING || delivered[last]) {
      return;
    }
    if (again) {
      window[last] = Window.TWICE;
    } else if (!by.live) {
      window[last] = Window.W2;
    } else if (by.compared != Heard.NO_RESEND && by.compared != last) {
      window[last] = Window.W1;
    } else if (by.believed && !sawEmptyArray) {
      window[last] = Window.SILENCE;
    } else {
      window[last] = handedOut[last];
    }
  }

  /** The first record that is lost; {@link Model#NOTHING} when none is. */
  int lost(Model model) {
    for (int record = 0; record < delivered.length; record++) {
      if (isLost(model, record)) {
        return record;
      }
    }
    return Model.NOTHING;
  }

  private boolean isLost(Model model, int record) {
    TenantCursor tenant = model.tenant();
    Request live = model.live();
    int onItsWay = live != null && live.handled ? live.answer : Model.NOTHING;
    boolean safe =
        record == tenant.last() || record == model.client().inHand() || record == onItsWay;
    return record < tenant.position() && !delivered[record] && !safe;
  }

  /** Whether all records were delivered, but for those that were lost in a window. */
  boolean isComplete(Model model) {
    for (int record = 0; record < delivered.length; record++) {
      if (!delivered[record] && (window[record] == null || !isLost(model, record))) {
        return false;
      }
    }
    return true;
  }

  /** In which window a record was lost; null: in none. */
  @Nullable Window window(int record) {
    return window[record];
  }

  @Override
  public String toString() {
    return Arrays.toString(delivered) + Arrays.toString(window) + Arrays.toString(handedOut);
  }
}
