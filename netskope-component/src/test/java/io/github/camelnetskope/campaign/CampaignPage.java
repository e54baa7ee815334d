package io.github.camelnetskope.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Writes the rows of a table in docs/delivery-campaign.adoc, between {@code // name} and {@code //
 * end}, when {@code -Dcampaign.page=true} says so.
 */
public final class CampaignPage {
  private static final Path PAGE = Path.of("..", "docs", "delivery-campaign.adoc");

  private final Map<String, Map<String, String>> tables = new TreeMap<>();

  /** A row; numbers are written with commas. */
  public void row(String table, String name, long... cells) {
    var row = new StringJoiner(" |", "|" + name + " |", "");
    LongStream.of(cells).forEach(cell -> row.add(String.format(Locale.ROOT, "%,d", cell)));
    tables.computeIfAbsent(table, unused -> new TreeMap<>()).put(name, row.toString());
  }

  /** Puts the tables into the page. */
  public void write() throws IOException {
    if (Boolean.getBoolean("campaign.page")) {
      String page = Files.readString(PAGE);
      for (var table : tables.entrySet()) {
        String begin = "// " + table.getKey() + "\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("// end\n", from);
        String rows = String.join("\n", table.getValue().values());
        page = page.substring(0, from) + rows + "\n" + page.substring(to);
      }
      Files.writeString(PAGE, page);
    }
  }
}
