package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query language: {@code field eq 'x'}, {@code in ['a','b']}, {@code like}, {@code gt gte lt
 * lte ne}, {@code and}, {@code or}, parentheses. {@code like} compares as "contains".
 */
public final class QueryExpression {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|[()\\[\\],]|[^\\s()\\[\\],'\"]+)");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  private QueryExpression(String text) {
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (end != text.strip().length()) {
      throw new QueryError("Invalid query");
    }
  }

  /** The condition for records; an empty query matches all. */
  public static Predicate<JsonNode> parse(String text) {
    if (text.isBlank()) {
      return record -> true;
    }
    QueryExpression expression = new QueryExpression(text);
    Predicate<JsonNode> parsed = expression.either();
    if (expression.at < expression.tokens.size()) {
      throw new QueryError("Invalid query");
    }
    return parsed;
  }

  private Predicate<JsonNode> either() {
    Predicate<JsonNode> left = both();
    while (accept("or")) {
      left = left.or(both());
    }
    return left;
  }

  private Predicate<JsonNode> both() {
    Predicate<JsonNode> left = term();
    while (accept("and")) {
      left = left.and(term());
    }
    return left;
  }

  private Predicate<JsonNode> term() {
    if (accept("(")) {
      Predicate<JsonNode> inner = either();
      expect(")");
      return inner;
    }
    String field = next();
    String operator = next().toLowerCase(Locale.ROOT);
    List<String> values = accept("[") ? list() : List.of(unquoted(next()));
    Predicate<String> matches = comparison(operator, values);
    return record -> matches.test(valueOf(record, field));
  }

  private static Predicate<String> comparison(String operator, List<String> values) {
    String value = values.get(0);
    return switch (operator) {
      case "eq" -> value::equals;
      case "ne", "neq" -> actual -> !value.equals(actual);
      case "in" -> values::contains;
      case "like" -> actual -> actual.contains(value.replace("*", "").replace("%", ""));
      case "gt" -> actual -> compare(actual, value) > 0;
      case "gte" -> actual -> compare(actual, value) >= 0;
      case "lt" -> actual -> compare(actual, value) < 0;
      case "lte" -> actual -> compare(actual, value) <= 0;
      default -> throw new QueryError("Invalid query");
    };
  }

  private List<String> list() {
    List<String> values = new ArrayList<>();
    do {
      values.add(unquoted(next()));
    } while (accept(","));
    expect("]");
    return values;
  }

  private static int compare(String left, String right) {
    try {
      return new java.math.BigDecimal(left).compareTo(new java.math.BigDecimal(right));
    } catch (NumberFormatException e) {
      return left.compareTo(right);
    }
  }

  private static String valueOf(JsonNode record, String field) {
    JsonNode value = record.path(field);
    if (value.isMissingNode()) {
      value = record.at("/" + field.replace('.', '/'));
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String unquoted(String token) {
    boolean quoted = token.length() > 1 && (token.startsWith("'") || token.startsWith("\""));
    return quoted ? token.substring(1, token.length() - 1).replace("\\'", "'") : token;
  }

  private boolean accept(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(token);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new QueryError("Invalid query");
    }
  }

  private String next() {
    if (at >= tokens.size()) {
      throw new QueryError("Invalid query");
    }
    return tokens.get(at++);
  }
}
