package io.github.camelnetskope.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What there is to know of an operation that changes something.
 *
 * @param look for people: which read tells whether it has happened; empty when none does
 * @param pending whether it is not live before a deployment
 * @param counts whether it answers how many entries it has taken
 * @param needsRight whether only a token with the right to write may call it, although it reads
 * @param meanings for people: what a status means here, beyond what it means everywhere
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
