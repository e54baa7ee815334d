package io.github.camelnetskope.client;

/** A query that is not sent, since the tenant could only refuse or misunderstand it. */
public final class QueryRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CHARACTERS = 100;

  private final String parameter;

  public QueryRefusedException(String parameter, String given, String allowed) {
    super(parameter + ": was '" + shown(given) + "', allowed is " + allowed);
    this.parameter = parameter;
  }

  /** The parameter that is not good, as the option calls it. */
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
