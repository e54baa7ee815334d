package io.github.camelnetskope.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelnetskope.client.NetskopeException.Sender;
import io.github.camelnetskope.client.http.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/**
 * The error in an answer, in any of the known forms: {@code message}, {@code errorCode} with {@code
 * errors} and {@code warnings}, a {@code result} that is a text, or content that is not JSON.
 *
 * @param errorCode the tenant's code; empty when it sent none
 * @param said the texts as received: not masked, not shortened
 */
record ErrorBody(String errorCode, List<String> said, Form form) {
  /** The kind of an answer. */
  enum Form {
    /** A JSON object. */
    JSON,
    /** Other content, which is not the tenant's. */
    FOREIGN,
    /** No content. */
    NONE
  }

  /** An answer without an error text. */
  static final ErrorBody SILENT = new ErrorBody("", List.of(), Form.NONE);

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> WORDS =
      Set.of(
          "message",
          "msg",
          "error",
          "errors",
          "warnings",
          "error_message",
          "errorMsg",
          "error_description",
          "detail");
  private static final Set<String> OF_ERRORS =
      Set.of("message", "msg", "error", "errors", "code", "errorCode", "detail", "reason");

  /**
   * Names that carry an error only when their value is an object; as a text they mean something
   * else.
   */
  private static final Set<String> STRUCTURES = Set.of("status", "data", "body");

  private static final Set<String> OF_OPERATIONS =
      Set.of("status", "data", "body", "err", "reason", "description", "validation_errors");
  private static final int PROXY_WANTS_LOGIN = 407;
  private static final int FIRST_BYTES = 64;
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 500;
  private static final int MOST_MESSAGES = 20;

  /** Reads an answer with an error status; content that is not JSON is not quoted. */
  static ErrorBody of(ApiResponse response) {
    if (response.body().isEmpty()) {
      return SILENT;
    }
    try {
      byte[] json = PageBody.of(response, MOST_BYTES).text();
      return parse(json, json.length);
    } catch (IOException e) {
      String type = response.headers().first("Content-Type").orElse("of unknown type");
      String instead = "an answer " + type + " that is not readable JSON";
      return new ErrorBody("", List.of(instead), Form.FOREIGN);
    }
  }

  /** The same for REST API v2, which has more names for error texts. */
  static ErrorBody ofOperation(ApiResponse response) {
    try {
      byte[] json = PageBody.of(response, MOST_BYTES).text();
      return response.body().isEmpty() ? SILENT : parse(json, json.length, OF_OPERATIONS);
    } catch (IOException e) {
      return of(response);
    }
  }

  /** The same for an answer that is valid JSON. */
  static ErrorBody ofOperation(byte[] json) {
    try {
      return parse(json, json.length, OF_OPERATIONS);
    } catch (IOException e) {
      return SILENT;
    }
  }

  /** Reads the first bytes of an array. */
  static ErrorBody parse(byte[] json, int length) throws IOException {
    return parse(json, length, Set.of());
  }

  /**
   * The same with more names.
   *
   * @param more further names of error texts; for those in {@link #STRUCTURES} only objects count
   */
  private static ErrorBody parse(byte[] json, int length, Set<String> more) throws IOException {
    var said = new ArrayList<String>();
    String errorCode = "";
    var bytes = new ByteArrayInputStream(json, 0, length);
    var text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        boolean isText = token == JsonToken.VALUE_STRING;
        boolean counts =
            more.contains(name) && (!STRUCTURES.contains(name) || token == JsonToken.START_OBJECT);
        if (name.equals("errorCode")) {
          errorCode = parser.getText();
        } else if (WORDS.contains(name) || (name.equals("result") && isText) || counts) {
          collect(parser, said);
        } else {
          parser.skipChildren();
        }
      }
    }
    return new ErrorBody(errorCode, said, Form.JSON);
  }

  /**
   * Collects texts, alone or in lists, and the error members of objects; anything else may be a
   * record.
   */
  private static void collect(JsonParser parser, List<String> said) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        collect(parser, said);
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (OF_ERRORS.contains(name)) {
          collect(parser, said);
        } else {
          parser.skipChildren();
        }
      }
    } else if (!parser.getText().isBlank()) {
      said.add(parser.getText());
    }
  }

  /** The same for an answer of status 200, with the error of its envelope. */
  ErrorBody under(String envelope) {
    String code = errorCode.isEmpty() ? envelope : envelope + ", " + errorCode;
    // Only a refusal by HTTP status can mean "nothing to resend", hence no form here.
    return new ErrorBody(code, said, Form.NONE);
  }

  /** Whether it has the form of the tenant's errors: a JSON object with a message. */
  boolean isInTenantsForm() {
    return form == Form.JSON && !said.isEmpty();
  }

  /**
   * Who sent the answer. Content that is not JSON comes from a gateway or proxy, and so does an
   * unexpected redirect: the tenant sends none.
   */
  Sender sender(int status) {
    boolean redirect = status >= 300 && status < 400;
    if (form == Form.FOREIGN || redirect || status == PROXY_WANTS_LOGIN) {
      return Sender.GATEWAY;
    }
    return isInTenantsForm() ? Sender.TENANT : Sender.UNKNOWN;
  }

  /**
   * Whether an answer is a web page or plain text. A tenant sends none in place of JSON, so it
   * comes from a gateway or proxy.
   */
  static boolean isPage(ApiResponse response) {
    String type =
        response.headers().first("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
    char first = first(response);
    boolean text = type.startsWith("text/html") || type.startsWith("text/plain");
    return first == '<' || (text && first != '{' && first != '[');
  }

  /** The first character that is not a blank; a blank when there is none. */
  private static char first(ApiResponse response) {
    try (InputStream packed = response.body().stream();
        InputStream in = response.gzipped() ? new GZIPInputStream(packed) : packed) {
      String start = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
      String bare = start.replace("\uFEFF", "").strip();
      return bare.isEmpty() ? ' ' : bare.charAt(0);
    } catch (IOException e) {
      return ' ';
    }
  }

  /** The tenant's texts; masked, then limited in length and number. */
  List<String> messages(UnaryOperator<String> mask) {
    return said.stream().limit(MOST_MESSAGES).map(mask).map(ErrorBody::cut).toList();
  }

  /** A short text on one line, for an exception; masked, then cut. */
  String text(UnaryOperator<String> mask) {
    String all = String.join("; ", said);
    String colon = errorCode.isEmpty() || all.isEmpty() ? "" : ": ";
    return cut(mask.apply(errorCode + colon + all).replaceAll("\\p{Cntrl}+", " "));
  }

  private static String cut(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "..." : text;
  }
}
