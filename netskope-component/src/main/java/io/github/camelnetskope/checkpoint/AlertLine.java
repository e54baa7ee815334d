package io.github.camelnetskope.checkpoint;

import io.github.camelnetskope.client.CursorKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Some alerts of a feed as one line:
 *
 * <pre>
 * netskope-alerts=1 number=17 ids=pVw2p0...,80 of 16 characters crc=5d2a91c0 end
 * </pre>
 *
 * The checksum covers the cursor and the line, so a line of another cursor is rejected.
 *
 * @param number of the line; the first one of the cursor is 0
 * @param ids in the order of delivery
 */
record AlertLine(long number, List<AlertId> ids) {
  /** The most ids that fit into a line. */
  static final int MOST = 80;

  private static final Pattern FORM =
      Pattern.compile("(netskope-alerts=1 number=(\\d{1,18}) ids=(\\S+)) crc=([0-9a-f]{8}) end");

  static String write(CursorKey cursor, AlertLine line) {
    var text = new StringBuilder("netskope-alerts=1 number=").append(line.number).append(" ids=");
    line.ids.forEach(text::append);
    return text + " crc=" + crc(cursor, text.toString()) + " end";
  }

  /** Parses a line; empty when it is not a complete line of this cursor. */
  static Optional<AlertLine> read(CursorKey cursor, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !crc(cursor, form.group(1)).equals(form.group(4))) {
      return Optional.empty();
    }
    String all = form.group(3);
    List<AlertId> ids = new ArrayList<>(MOST);
    for (int i = 0; i < all.length(); i += AlertId.LENGTH) {
      ids.add(AlertId.parse(all.substring(i, i + AlertId.LENGTH)));
    }
    return Optional.of(new AlertLine(Long.parseLong(form.group(2)), ids));
  }

  private static String crc(CursorKey cursor, String text) {
    var crc = new CRC32();
    crc.update((cursor + " " + text).getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
