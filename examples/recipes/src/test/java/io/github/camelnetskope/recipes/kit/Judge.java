package io.github.camelnetskope.recipes.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelnetskope.client.EventRecord;
import io.github.camelnetskope.client.RecordLines;
import io.github.camelnetskope.simulator.LossReport;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import io.github.camelnetskope.simulator.SimulatedFeed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Compares the sink with the records that the tenant handed out, by the tenant's loss oracle. */
public final class Judge {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** 1E2 and 100 are the same number; anything else is compared as it is. */
  private static final Comparator<JsonNode> NUMBERS =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final NetskopeSimulator tenant;
  private final Map<String, String> texts = new HashMap<>();
  private String altered = "";

  Judge(NetskopeSimulator tenant, List<String> feeds) {
    this.tenant = tenant;
    for (String name : feeds) {
      SimulatedFeed feed = tenant.tenant().feed(name);
      for (long i = 0; i < feed.size(); i++) {
        String text = feed.record(i);
        texts.put(key(text), text);
      }
    }
  }

  /** The key of a record. */
  public static String key(String text) {
    List<EventRecord> records = RecordLines.of(text.getBytes(UTF_8));
    return records.get(0).key();
  }

  /** The sink has a record, byte for byte. */
  public void text(String feed, String text) {
    tenant.oracle().delivered(feed, text);
  }

  /** The sink has a record as a document under a key, which may be written differently. */
  public void document(String feed, String key, String document) {
    document(feed, key, document, UnaryOperator.identity());
  }

  /**
   * The same for a sink that gets a record in another form.
   *
   * @param form the text that the sink should have for a record
   */
  public void document(String feed, String key, String document, UnaryOperator<JsonNode> form) {
    String text = texts.get(key);
    if (text != null && form.apply(tree(text)).equals(NUMBERS, tree(document))) {
      tenant.oracle().delivered(feed, text);
    } else {
      tenant.oracle().delivered(feed, "not what was sent: " + document);
      altered = key + " was " + text + " and is " + document;
    }
  }

  /** A record that the sink has changed, if there is one. */
  String altered() {
    return altered;
  }

  /** Reads JSON; numbers keep all of their digits. */
  public static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  LossReport report() {
    return tenant.oracle().report();
  }
}
