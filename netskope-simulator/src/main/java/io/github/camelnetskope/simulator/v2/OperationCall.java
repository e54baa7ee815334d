package io.github.camelnetskope.simulator.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an operation.
 *
 * @param variables the value in the path for each variable
 * @param parameters of the address; the first value of each
 * @param body empty when there is none; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OperationCall(
    Map<String, String> variables, Map<String, String> parameters, byte[] body) {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The id in the path; empty when the path has none. */
  String id() {
    return variable("id");
  }

  /** The value of a variable in the path; empty when the path has none. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A number within limits, or a 400. */
  long number(String name, long otherwise, long least, long most) {
    String text = parameter(name).orElse(Long.toString(otherwise));
    if (!text.matches("[0-9]{1,12}")) {
      throw new OperationRefused(400, name + " must be a number");
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new OperationRefused(400, name + " must be between " + least + " and " + most);
    }
    return number;
  }

  /** The body, which has to be a JSON object. */
  JsonNode json() {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      throw new OperationRefused(400, "Invalid request body");
    }
    throw new OperationRefused(400, "Invalid request body");
  }
}
