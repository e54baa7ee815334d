package io.github.camelnetskope.campaign;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Says from the schedule of a trial whether it has entered one of the windows of
 * docs/delivery.adoc, in which a page can be lost. The schedule is: which requests moved the
 * tenant's cursor, in which order, which answers came through, and when the process ended. Nothing
 * here looks at what was lost.
 */
public final class Windows {

  /** A window. */
  public enum Window {
    /** Two requests moved the cursor, one of them late, with no comparison possible between. */
    W1,
    /**
     * A late request moved the cursor while a page was delivered, and the process ended in it, or
     * while one that had come could not be saved.
     */
    W2,
    /** A gateway answered without a result for a tenant that had never sent an empty array. */
    W3,
    /** A late request came from a process whose checkpoint was lost with it. */
    W4,
    /** A page is, byte for byte, the one before it, and was not received or not done. */
    W5
  }

  private static final int BELIEVED = 5;

  private final Set<Window> entered = EnumSet.noneOf(Window.class);

  /** The page that resend brings was not received. */
  private boolean unseen;

  /** It was a late request that moved past it. */
  private boolean unseenIsLate;

  /** That late request came right after a comparison. */
  private boolean behindComparison;

  private boolean lastWasComparison;
  private boolean inHand;
  private boolean inHandIsCopy;
  private boolean overtaken;
  private boolean owed;
  private boolean sawEmptyArray;
  private String silence = "";
  private int silentResends;
  private final Set<String> believed = new HashSet<>();

  /** The windows entered so far. */
  public Set<Window> entered() {
    return entered;
  }

  /**
   * A late request, or one of a process that has ended, moves the cursor.
   *
   * @param forgotten whether no checkpoint has it
   */
  public void movedLate(boolean hasRecords, boolean forgotten) {
    if (forgotten) {
      entered.add(Window.W4);
    }
    if (unseen) {
      entered.add(Window.W1);
    }
    if (owed) {
      entered.add(Window.W2);
    }
    owed = false;
    overtaken = inHand;
    unseen = hasRecords;
    unseenIsLate = true;
    behindComparison = lastWasComparison;
  }

  /**
   * The process's own {@code next} moves the cursor.
   *
   * @param received whether its answer comes through
   */
  public void moved(boolean hasRecords, boolean received) {
    inHandIsCopy = false;
    if (unseen && unseenIsLate && behindComparison) {
      entered.add(Window.W1);
    }
    if ((unseen || owed) && !sawEmptyArray && believed.contains(silence)) {
      entered.add(Window.W3);
    }
    sawEmptyArray |= received && !hasRecords;
    unseen = hasRecords && !received;
    unseenIsLate = false;
    inHand = hasRecords && received;
    asked(false);
    silence = received ? "" : silence;
  }

  /**
   * What has moved the cursor last handed out the page before once more, byte for byte.
   *
   * @param received whether its answer comes through
   */
  public void copied(boolean received) {
    inHandIsCopy = received;
    if (!received) {
      entered.add(Window.W5);
    }
  }

  /** The process's own {@code next} moves nothing. */
  public void notMoved() {
    asked(false);
  }

  /**
   * A {@code resend} is answered, and the answer comes through.
   *
   * @param moved whether it was the first of its index, and brought the first page
   */
  public void compared(boolean hasRecords, boolean moved) {
    if (inHand && overtaken) {
      entered.add(Window.W2); // it could not be saved, or it would not be asked for again
    }
    overtaken = false;
    inHand |= unseen || owed || moved;
    unseen = false;
    owed = false;
    sawEmptyArray |= !hasRecords;
    silence = "";
    asked(true);
  }

  /**
   * A {@code resend} is not answered, or not by the tenant.
   *
   * @param words the form of an answer without a result; empty for any other outcome
   * @param moved whether it was the first of its index, and brought the first page
   */
  public void notCompared(String words, boolean moved) {
    unseen |= moved;
    silentResends = words.equals(silence) ? silentResends + 1 : 1;
    silence = words;
    if (!words.isEmpty() && silentResends >= BELIEVED) {
      believed.add(words);
    }
    asked(false);
  }

  /** A {@code resend} that was given up is carried out, the first of its index. */
  public void firstPageCameLate() {
    unseen = true;
  }

  private void asked(boolean comparison) {
    lastWasComparison = comparison;
    behindComparison = false;
  }

  /** A request sets the cursor to a time: all records after it come again. */
  public void rewound() {
    unseen = false;
    owed = false;
    overtaken = false;
    asked(false);
  }

  /** The page in hand is done. */
  public void done() {
    inHand = false;
    overtaken = false;
  }

  /**
   * The process is killed or stopped.
   *
   * @param forgetful whether its checkpoint is lost with it
   */
  public void ended(boolean forgetful) {
    sawEmptyArray &= !forgetful;
    silence = "";
    believed.clear();
    if (inHand && overtaken) {
      entered.add(Window.W2);
    }
    if (inHand && inHandIsCopy) {
      entered.add(Window.W5);
    }
    owed |= inHand && !overtaken;
    done();
    lastWasComparison = false;
  }
}
