package io.github.camelnetskope.client;

import io.github.camelnetskope.client.http.ApiRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request body of an operation.
 *
 * @param kind where it comes from
 * @param contentType as the API expects it
 * @param fixed the constant body; empty unless the kind is {@link Kind#FIXED}
 * @param needed required members, as paths such as {@code payload[].field}
 * @param refused members that are not allowed
 */
record OperationBody(
    Kind kind, String contentType, String fixed, List<String> needed, List<String> refused) {
  private static final String JSON = "application/json";

  /** Where a body comes from. */
  enum Kind {
    /** There is none: the body of the exchange is ignored. */
    NONE,
    /** Always the same: the body of the exchange is ignored. */
    FIXED,
    /** The body of the exchange, if it has one. */
    GIVEN,
    /** The body of the exchange, which has to be JSON. */
    REQUIRED
  }

  static final OperationBody NONE = new OperationBody(Kind.NONE, JSON, "", List.of(), List.of());
  static final OperationBody GIVEN = new OperationBody(Kind.GIVEN, JSON, "", List.of(), List.of());

  /** A constant body. */
  static OperationBody fixed(String json) {
    return new OperationBody(Kind.FIXED, JSON, json, List.of(), List.of());
  }

  /** The body of the exchange, with these required members. */
  static OperationBody with(String... needed) {
    return new OperationBody(Kind.REQUIRED, JSON, "", List.of(needed), List.of());
  }

  OperationBody without(String... members) {
    return new OperationBody(kind, contentType, fixed, needed, List.of(members));
  }

  OperationBody ofType(String type) {
    return new OperationBody(kind, type, fixed, needed, refused);
  }

  /** Whether it comes from the exchange. */
  boolean isOfExchange() {
    return kind == Kind.GIVEN || kind == Kind.REQUIRED;
  }

  /**
   * The body to send.
   *
   * @param given the body of the exchange, if it has one
   * @throws QueryRefusedException when the API would refuse it anyway
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

  /** What the exchange has to provide, as text; empty for nothing. */
  String described() {
    return switch (kind) {
      case NONE, FIXED -> "";
      case GIVEN -> "the body";
      case REQUIRED -> "the body" + (needed.isEmpty() ? "" : members()) + " (required)";
    };
  }
}
