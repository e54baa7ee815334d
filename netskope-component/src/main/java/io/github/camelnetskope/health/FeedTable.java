package io.github.camelnetskope.health;

import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Feeds as a JMX table: one row for each feed. */
public final class FeedTable {
  private FeedTable() {}

  /** The table of some feeds. */
  public static TabularData of(List<FeedHealth> feeds) throws OpenDataException {
    TabularData table = null;
    for (FeedHealth feed : feeds) {
      Map<String, Object> row = FeedDetails.withCounts(feed);
      CompositeType type = type(row);
      if (table == null) {
        table = table(type);
      }
      table.put(new CompositeDataSupport(type, row));
    }
    return table == null ? table(type(Map.of("feed", ""))) : table;
  }

  private static TabularData table(CompositeType row) throws OpenDataException {
    return new TabularDataSupport(
        new TabularType("feeds", "The feeds of the consumer", row, new String[] {"feed"}));
  }

  private static CompositeType type(Map<String, Object> row) throws OpenDataException {
    String[] names = row.keySet().toArray(String[]::new);
    OpenType<?>[] types =
        row.values().stream().map(FeedTable::simpleType).toArray(OpenType<?>[]::new);
    return new CompositeType("feed", "What a feed does", names, names, types);
  }

  private static OpenType<?> simpleType(Object value) {
    if (value instanceof Long) {
      return SimpleType.LONG;
    }
    return value instanceof Integer ? SimpleType.INTEGER : SimpleType.STRING;
  }
}
