package io.github.camelnetskope.client;

import java.util.List;
import java.util.Locale;

/**
 * The place of an operation's result in the answer.
 *
 * @param path the names that lead to it; empty when it is the whole answer
 * @param kind what it has to be
 */
record OperationResult(List<String> path, Kind kind) {
  /** The kinds of results. */
  enum Kind {
    /** A JSON array. */
    LIST,
    /** A JSON object. */
    OBJECT,
    /** Anything, or nothing. */
    ANY,
    /** A file of any kind, as a stream. */
    FILE,
    /** A file as a stream; JSON or a web page is not accepted as the file. */
    BINARY,
    /** JSON as a stream; a web page is not accepted. */
    DOCUMENT
  }

  /** The whole answer, of any kind. */
  static final OperationResult WHOLE = new OperationResult(List.of(), Kind.ANY);

  static OperationResult list(String... path) {
    return new OperationResult(List.of(path), Kind.LIST);
  }

  static OperationResult object(String... path) {
    return new OperationResult(List.of(path), Kind.OBJECT);
  }

  /** A file: the whole answer. */
  static OperationResult file(Kind kind) {
    return new OperationResult(List.of(), kind);
  }

  /** Whether it is a file. */
  boolean isFile() {
    return kind == Kind.FILE || kind == Kind.BINARY || kind == Kind.DOCUMENT;
  }

  /** Whether an answer of this type can be the file. */
  boolean isFileOf(String contentType) {
    String type = contentType.strip().toLowerCase(Locale.ROOT);
    boolean page = type.startsWith("text/html");
    return switch (kind) {
      case LIST, OBJECT, ANY -> false;
      case FILE -> true;
      case BINARY -> !page && !isJson(type);
      case DOCUMENT -> !page;
    };
  }

  /** Whether this content type is JSON. */
  static boolean isJson(String contentType) {
    return contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /** The same place, for a result of any kind. */
  OperationResult orNothing() {
    return new OperationResult(path, Kind.ANY);
  }

  /** The path with dots, as text. */
  String label() {
    if (isFile()) {
      return "the answer as a stream";
    }
    return path.isEmpty() ? "the whole answer" : String.join(".", path);
  }
}
