package io.github.camelnetskope.recipes.postgresql;

import io.github.camelnetskope.JdbcPageSink.Page;
import io.github.camelnetskope.JdbcPageSink.Rows;
import io.github.camelnetskope.client.EventRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Inserts the records of a page into the table of {@code table.sql}, in batches. */
public final class RecordTable implements Rows {
  private static final int BATCH = 500;

  // tag::insert[]
  private static final String INSERT =
      "INSERT INTO netskope_record (record_key, feed, record) VALUES (?, ?, ?::jsonb)"
          + " ON CONFLICT (record_key) DO NOTHING";

  // end::insert[]

  /** The one character that JSON has and jsonb has not. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  @Override
  public void write(Connection connection, Page page) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      int rows = 0;
      for (EventRecord record : page.records()) {
        insert.setString(1, record.key());
        insert.setString(2, page.feed());
        insert.setString(3, storable(record.json()));
        insert.addBatch();
        if (++rows % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** A NUL in a string becomes U+FFFD. */
  static String storable(String json) {
    return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }
}
