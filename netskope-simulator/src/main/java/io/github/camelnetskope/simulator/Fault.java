package io.github.camelnetskope.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fault of an answer. Immutable. Whether the tenant's cursor moves although the answer is broken
 * is part of the fault: {@link #beforeAdvance()}, {@link #afterAdvance()}, {@link #late}.
 */
public final class Fault {

  private final String name;
  private final FaultEffect effect;
  private final boolean advances;
  private final Duration late;
  private final Map<String, String> headers;

  private Fault(
      String name,
      FaultEffect effect,
      boolean advances,
      Duration late,
      Map<String, String> headers) {
    this.name = name;
    this.effect = effect;
    this.advances = advances;
    this.late = late;
    this.headers = headers;
  }

  private static Fault moving(String name, FaultEffect effect) {
    return new Fault(name, effect, true, Duration.ZERO, Map.of());
  }

  private static Fault still(String name, FaultEffect effect) {
    return new Fault(name, effect, false, Duration.ZERO, Map.of());
  }

  /** The connection is reset instead of an answer; the cursor did not move. */
  public static Fault dropBeforeAnswer() {
    return still("dropBeforeAnswer", new FaultEffect.End(new AnswerEnding.DroppedBeforeStatus()));
  }

  /** The connection is reset instead of an answer, after the cursor moved. */
  public static Fault dropAfterAdvance() {
    return moving("dropAfterAdvance", new FaultEffect.End(new AnswerEnding.DroppedBeforeStatus()));
  }

  /** The connection is reset after this many bytes of the body; the cursor moved. */
  public static Fault cutBody(int bytes) {
    return moving("cutBody", new FaultEffect.End(new AnswerEnding.CutAfter(bytes)));
  }

  /** A well-framed answer whose JSON stops in the middle; the cursor moved. */
  public static Fault truncatedJson() {
    return moving("truncatedJson", new FaultEffect.Truncate());
  }

  /** {@code Content-Encoding: gzip} over bytes that break in the middle; the cursor moved. */
  public static Fault badGzip() {
    return moving("badGzip", new FaultEffect.BreakGzip());
  }

  /** A 200 with the error page of a gateway; the cursor did not move. */
  public static Fault html() {
    return still(
        "html",
        new FaultEffect.Replace(
            200, "text/html", "<html><body><h1>Service Unavailable</h1></body></html>"));
  }

  /** A 200 with {@code "ok":0}; the cursor did not move. */
  public static Fault okZero() {
    return still(
        "okZero",
        new FaultEffect.Replace(
            200, "application/json", "{\"ok\":0,\"status\":503,\"result\":\"query timed out\"}"));
  }

  /** The error envelope of API v1 in a 200. */
  public static Fault statusError(String errorCode, String error) {
    return still(
        "statusError",
        new FaultEffect.Replace(
            200,
            "application/json",
            "{\"status\":\"error\",\"errorCode\":\"%s\",\"errors\":[\"%s\"],\"warnings\":[\"\"]}"
                .formatted(errorCode, error)));
  }

  /** A 200 with no body at all; the cursor moved. */
  public static Fault emptyBody() {
    return moving("emptyBody", new FaultEffect.Replace(200, "application/json", ""));
  }

  /** A 204; the cursor did not move. */
  public static Fault noContent() {
    return still("noContent", new FaultEffect.Replace(204, "", ""));
  }

  /** No answer, not even a status line; the cursor moved. */
  public static Fault stall() {
    return moving("stall", new FaultEffect.End(new AnswerEnding.StalledAfter(-1)));
  }

  /** The answer stops after this many bytes of the body; the cursor moved. */
  public static Fault stallAfter(int bytes) {
    return moving("stallAfter", new FaultEffect.End(new AnswerEnding.StalledAfter(bytes)));
  }

  /** The body comes slowly; the cursor moved. */
  public static Fault slow(int bytesPerSecond) {
    return moving("slow", new FaultEffect.End(new AnswerEnding.Trickle(bytesPerSecond)));
  }

  /** Status line and headers come slowly, the body then at once; the cursor moved. */
  public static Fault slowHead(int bytesPerSecond) {
    return moving("slowHead", new FaultEffect.End(new AnswerEnding.TrickledHead(bytesPerSecond)));
  }

  /** {@code 100 Continue} ten times a second, and never an answer; the cursor moved. */
  public static Fault endlessContinue() {
    return moving("endlessContinue", new FaultEffect.End(new AnswerEnding.EndlessContinue()));
  }

  /** {@code Content-Length} promises more than comes before the connection closes. */
  public static Fault wrongLength() {
    return moving("wrongLength", new FaultEffect.WrongLength());
  }

  /** An error status with its usual body; the cursor did not move. */
  public static Fault status(int code) {
    return still("status " + code, FaultEffect.Replace.status(code));
  }

  /** An error status with the given body; the cursor did not move. */
  public static Fault status(int code, String contentType, String body) {
    return still("status " + code, new FaultEffect.Replace(code, contentType, body));
  }

  /** {@code "result":null}; the cursor moved. */
  public static Fault resultNull() {
    return moving("resultNull", new FaultEffect.Result(",\"result\":null"));
  }

  /** An answer without {@code result}; the cursor moved. */
  public static Fault resultMissing() {
    return moving("resultMissing", new FaultEffect.Result(""));
  }

  /** {@code "result":"wait"}; the cursor did not move. */
  public static Fault resultText() {
    return still("resultText", new FaultEffect.Result(",\"result\":\"wait\""));
  }

  /**
   * The good answer is sent twice on its connection, the second time without a request; the cursor
   * moved.
   */
  public static Fault twice() {
    return moving("twice", new FaultEffect.End(new AnswerEnding.Twice()));
  }

  /** No fault: the good answer, to which {@link #withHeader} may add a header. */
  public static Fault none() {
    return moving("none", new FaultEffect.End(AnswerEnding.complete()));
  }

  /** The same fault, hitting before the cursor moves. */
  public Fault beforeAdvance() {
    return new Fault(name, effect, false, Duration.ZERO, headers);
  }

  /** The same fault, hitting after the cursor moved. */
  public Fault afterAdvance() {
    return new Fault(name, effect, true, Duration.ZERO, headers);
  }

  /**
   * The same fault, of a gateway that passes the request on nevertheless, this much later than the
   * client got its answer. The tenant then carries it out, unless it is answering another request
   * for that cursor: then it refuses the late one with 409.
   */
  public Fault late(Duration later) {
    return new Fault(name, effect, false, later, headers);
  }

  /** The same fault with one more header on the answer. */
  public Fault withHeader(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Fault(name, effect, advances, late, Collections.unmodifiableMap(more));
  }

  /** Its name in the journal. */
  public String name() {
    return name;
  }

  /** Whether the cursor moves nevertheless. */
  public boolean advances() {
    return advances;
  }

  /** How much later the request is carried out; zero when it is not carried out late. */
  public Duration carriedOutLater() {
    return late;
  }

  boolean isLate() {
    return !late.isZero();
  }

  /** Whether some or all of the records still reach the client. */
  boolean showsRecords() {
    return effect instanceof FaultEffect.End;
  }

  /** Applies the fault to an answer. */
  public SimulatorAnswer breaking(SimulatorAnswer whole) {
    SimulatorAnswer broken = effect.breaking(whole);
    for (var header : headers.entrySet()) {
      broken = broken.header(header.getKey(), header.getValue());
    }
    return broken;
  }

  @Override
  public String toString() {
    if (isLate()) {
      return name + ", carried out later by " + late;
    }
    return name + (advances ? " after the cursor moved" : " before the cursor moved");
  }
}
