package io.github.camelnetskope.simulator;

/**
 * An answer with the details for the journal.
 *
 * @param answer for the client
 * @param moved whether a cursor moved
 * @param records how many were handed out
 * @param fault the name of the fault applied, or empty
 */
record Reply(SimulatorAnswer answer, boolean moved, int records, String fault) {

  static Reply of(SimulatorAnswer answer) {
    return new Reply(answer, false, 0, "");
  }

  /** An error with its usual body. */
  static Reply refused(int status) {
    return of(FaultEffect.Replace.status(status).breaking(SimulatorAnswer.json(status, "")));
  }

  Reply answer(SimulatorAnswer other) {
    return new Reply(other, moved, records, fault);
  }

  Reply fault(Fault applied) {
    return new Reply(applied.breaking(answer), moved, records, applied.name());
  }
}
