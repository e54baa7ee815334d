package io.github.camelnetskope.client;

/**
 * A parameter of an operation of REST API v2.
 *
 * @param option as a URI has it: {@code startTime}, or {@code param.fields} where there is no
 *     option of its own
 * @param wire as the API has it
 * @param required whether it has to be there
 * @param usual sent when it is not given; empty for none
 */
record OperationParameter(
    String option, String wire, ParameterRule rule, boolean required, String usual) {

  /** Whether somebody who writes this name means this parameter. */
  boolean isCalled(String given) {
    String key = QueryNames.key(given);
    return key.equals(QueryNames.key(option)) || key.equals(QueryNames.key(wire));
  }

  /** For people: the name, and what it may be beyond any text. */
  String described() {
    String any = ParameterRule.text().allowed();
    String end = usual.isEmpty() ? "" : ", " + usual + " unless given";
    boolean plain = rule.allowed().equals(any) || option.equals("skip");
    String rules = (plain ? "" : ", " + rule.allowed()) + end + (required ? ", required" : "");
    return rules.isEmpty() ? option : option + " (" + rules.substring(2) + ")";
  }
}
