package io.github.camelnetskope.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Details of an operation that changes something.
 *
 * @param look the read that shows whether it has happened, as text for errors; empty when there is
 *     none
 * @param pending whether the change is pending until it is deployed
 * @param counts whether the answer says how many entries were accepted
 * @param needsRight whether the token needs the right to write although the operation only reads
 * @param meanings special meanings of a status for this operation, as texts for errors
 */
record OperationWrite(
    String look,
    boolean pending,
    boolean counts,
    boolean needsRight,
    Map<Integer, String> meanings) {
  static final OperationWrite NONE = new OperationWrite("", false, false, false, Map.of());

  OperationWrite look(String read) {
    return new OperationWrite(read, pending, counts, needsRight, meanings);
  }

  OperationWrite untilDeployed() {
    return new OperationWrite(look, true, counts, needsRight, meanings);
  }

  OperationWrite countsEntries() {
    return new OperationWrite(look, pending, true, needsRight, meanings);
  }

  OperationWrite needsRightToWrite() {
    return new OperationWrite(look, pending, counts, true, meanings);
  }

  OperationWrite meaning(int status, String text) {
    Map<Integer, String> more = new LinkedHashMap<>(meanings);
    more.put(status, text);
    return new OperationWrite(look, pending, counts, needsRight, Map.copyOf(more));
  }
}
