package io.github.camelnetskope.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelnetskope.client.http.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Converts a CSV answer into a page in the form of the JSON iterators: each row becomes an object
 * with text values, named by the columns of its schema. A short row has fewer members. A cell
 * without a column name is named by its position: {@code _1}; so are all cells of a row whose
 * schema is unknown. The page is compressed, since the names repeat. Confined to one thread.
 */
final class CsvPage {
  private final OutputStream json;

  private CsvPage(OutputStream json) {
    this.json = json;
  }

  /** Whether an answer is CSV or empty; any other answer is read as JSON. */
  static boolean isCsv(ApiResponse response) {
    String type = response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return response.body().isEmpty()
        || type.contains("csv")
        || response.headers().first(CsvSchemas.HEADER).isPresent();
  }

  /**
   * Converts an answer to JSON.
   *
   * @throws IOException when it cannot be unpacked, or is longer than allowed
   */
  static ApiResponse asJson(ApiResponse response, int maxBytes) throws IOException {
    PageBody body = PageBody.of(response, maxBytes);
    var packed = new ByteArrayOutputStream();
    try (var json = new GZIPOutputStream(packed)) {
      byte[] csv = body.read();
      var rows = new CsvRows(csv, body.length());
      new CsvPage(json).write(rows, CsvSchemas.of(response.headers()));
    } finally {
      body.release();
    }
    return new ApiResponse(200, response.headers(), packed.toByteArray());
  }

  private void write(CsvRows rows, CsvSchemas schemas) throws IOException {
    text("{\"ok\":1");
    if (schemas.waitSeconds().isPresent()) {
      text(",\"wait_time\":" + schemas.waitSeconds().get());
    }
    text(",\"result\":[");
    boolean versioned = !schemas.columns().isEmpty();
    List<String> first =
        versioned ? List.of() : rows.next().stream().map(name -> new String(name, UTF_8)).toList();
    String separator = "";
    for (List<byte[]> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      text(separator);
      separator = ",";
      List<String> columns =
          versioned ? schemas.columns().get(new String(row.get(0), UTF_8)) : first;
      object(row, columns == null ? List.of() : columns, versioned && columns != null ? 1 : 0);
    }
    text("]}");
  }

  private void object(List<byte[]> row, List<String> columns, int from) throws IOException {
    for (int i = from; i < row.size(); i++) {
      int column = i - from;
      String name = column < columns.size() ? columns.get(column) : "_" + (column + 1);
      text(column == 0 ? "{" : ",");
      quoted(name.getBytes(UTF_8));
      text(":");
      quoted(row.get(i));
    }
    text(row.size() == from ? "{}" : "}");
  }

  private void quoted(byte[] bytes) throws IOException {
    json.write('"');
    for (byte b : bytes) {
      switch (b) {
        case '"', '\\' -> {
          json.write('\\');
          json.write(b);
        }
        case '\n' -> text("\\n");
        case '\r' -> text("\\r");
        case '\t' -> text("\\t");
        default -> {
          if (b >= 0 && b < ' ') {
            text(String.format(Locale.ROOT, "\\u%04x", b));
          } else {
            json.write(b);
          }
        }
      }
    }
    json.write('"');
  }

  private void text(String text) throws IOException {
    json.write(text.getBytes(UTF_8));
  }
}
