package io.github.camelnetskope.client;

/**
 * A parameter of an operation of REST API v2.
 *
 * @param option its name in a URI: {@code startTime}, or {@code param.fields} if it has no own
 *     option
 * @param wire its name in the API
 * @param required whether it is required
 * @param usual the default; empty for none
 */
record OperationParameter(
    String option, String wire, ParameterRule rule, boolean required, String usual) {

  /** Whether the given name means this parameter. */
  boolean isCalled(String given) {
    String key = QueryNames.key(given);
    return key.equals(QueryNames.key(option)) || key.equals(QueryNames.key(wire));
  }

  /** The name and the allowed values, as text. */
  String described() {
    String any = ParameterRule.text().allowed();
    String end = usual.isEmpty() ? "" : ", " + usual + " unless given";
    boolean plain = rule.allowed().equals(any) || option.equals("skip");
    String rules = (plain ? "" : ", " + rule.allowed()) + end + (required ? ", required" : "");
    return rules.isEmpty() ? option : option + " (" + rules.substring(2) + ")";
  }
}
