package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the request of an operation carries.
 *
 * @param kind where it comes from
 * @param contentType as the API has it
 * @param fixed what is sent always; empty unless it is {@link Kind#FIXED}
 * @param needed members that have to be there, as paths such as {@code payload[].field}
 * @param refused members that may not be there
 */
record OperationBody(
    Kind kind, String contentType, String fixed, List<String> needed, List<String> refused) {
  private static final String JSON = "application/json";

  /** Where a body comes from. */
  enum Kind {
    /** There is none: the body of the exchange is left aside. */
    NONE,
    /** The operation has the same always: the body of the exchange is left aside. */
    FIXED,
    /** It is the body of the exchange, if that has one. */
    GIVEN,
    /** It is the body of the exchange, which is JSON. */
    REQUIRED
  }

  static final OperationBody NONE = new OperationBody(Kind.NONE, JSON, "", List.of(), List.of());
  static final OperationBody GIVEN = new OperationBody(Kind.GIVEN, JSON, "", List.of(), List.of());

  /** The same always. */
  static OperationBody fixed(String json) {
    return new OperationBody(Kind.FIXED, JSON, json, List.of(), List.of());
  }

  /** That of the exchange, with these members. */
  static OperationBody with(String... needed) {
    return new OperationBody(Kind.REQUIRED, JSON, "", List.of(needed), List.of());
  }

  OperationBody without(String... members) {
    return new OperationBody(kind, contentType, fixed, needed, List.of(members));
  }

  OperationBody ofType(String type) {
    return new OperationBody(kind, type, fixed, needed, refused);
  }

  /** Whether it is that of the exchange. */
  boolean isOfExchange() {
    return kind == Kind.GIVEN || kind == Kind.REQUIRED;
  }

  /**
   * What is sent.
   *
   * @param given that of the exchange, if it has one
   * @throws QueryRefusedException when the API could only refuse it
   */
  Optional<ApiRequest.Body> of(Optional<byte[]> given, String required) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case FIXED -> Optional.of(body(fixed.getBytes(StandardCharsets.UTF_8)));
      case GIVEN -> given.map(this::body);
      case REQUIRED -> {
        byte[] json = given.orElseThrow(() -> bad("", required));
        check(json, required);
        yield Optional.of(body(json));
      }
    };
  }

  private ApiRequest.Body body(byte[] bytes) {
    return new ApiRequest.Body(contentType, bytes);
  }

  private void check(byte[] json, String required) {
    Set<String> members;
    try {
      members = MembersReader.members(json);
    } catch (IOException e) {
      throw bad("not readable", required);
    }
    for (String one : needed) {
      if (!members.contains(one)) {
        throw bad("without " + one, required);
      }
    }
    for (String one : refused) {
      if (members.contains(one)) {
        throw bad("with " + one, required);
      }
    }
  }

  private QueryRefusedException bad(String was, String required) {
    return new QueryRefusedException("body", was, "JSON or a map" + members() + required);
  }

  private String members() {
    String with =
        needed.isEmpty() ? " as the API documents it" : " with " + String.join(", ", needed);
    return refused.isEmpty() ? with : with + ", without " + String.join(", ", refused);
  }

  /** For people: what the exchange has to bring; empty for nothing. */
  String described() {
    return switch (kind) {
      case NONE, FIXED -> "";
      case GIVEN -> "the body";
      case REQUIRED -> "the body" + (needed.isEmpty() ? "" : members()) + " (required)";
    };
  }
}
