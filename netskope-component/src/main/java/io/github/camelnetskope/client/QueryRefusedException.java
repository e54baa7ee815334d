package io.github.camelnetskope.client;

import java.util.regex.Pattern;

/** A query that is not sent, since the tenant would refuse or misunderstand it. */
public final class QueryRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CHARACTERS = 100;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

  private final String parameter;
  private final String given;
  private final String allowed;

  public QueryRefusedException(String parameter, String given, String allowed) {
    this(parameter, given, "'" + shown(given) + "'", allowed);
  }

  private QueryRefusedException(String parameter, String given, String shown, String allowed) {
    super(parameter + ": was " + shown + ", allowed is " + allowed);
    this.parameter = parameter;
    this.given = given;
    this.allowed = allowed;
  }

  /**
   * The same error without the value, which came with an exchange and may be from a record; a name
   * that is not a parameter is left out too.
   *
   * @param advice added at the end
   */
  public QueryRefusedException withoutValue(String advice) {
    String name = NAME.matcher(parameter).matches() ? parameter : "a parameter";
    String shown = given.isEmpty() ? "''" : "a value of " + Counted.of(given.length(), "character");
    return new QueryRefusedException(name, "", shown, allowed + advice);
  }

  /** The name of the bad parameter, as an option. */
  public String parameter() {
    return parameter;
  }

  private static String shown(String given) {
    String line = given.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > MOST_CHARACTERS
        ? line.substring(0, MOST_CHARACTERS) + "... (" + given.length() + " characters)"
        : line;
  }
}
