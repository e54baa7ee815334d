package io.github.camelnetskope.simulator.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * The requested part of the result.
 *
 * @param skip how many to skip
 * @param limit how many at most
 */
record Paging(long skip, long limit) {

  static Paging of(QueryCall call, long largest) {
    long limit = call.number("limit", largest);
    if (limit > largest) {
      throw new QueryError("Invalid value for limit");
    }
    return new Paging(call.number("skip", 0), limit);
  }

  <T> List<T> slice(List<T> all) {
    int from = (int) Math.min(skip, all.size());
    return all.subList(from, (int) Math.min(from + limit, all.size()));
  }

  ArrayNode slice(ArrayNode all) {
    ArrayNode slice = QueryAnswer.mapper().createArrayNode();
    long index = 0;
    for (JsonNode element : all) {
      if (index >= skip && index < skip + limit) {
        slice.add(element);
      }
      index++;
    }
    return slice;
  }
}
