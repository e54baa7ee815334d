package io.github.camelnetskope.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of CEF, read strictly: what the specification does not allow is an error. */
record CefLine(List<String> header, Map<String, String> extension) {
  private static final Map<String, Integer> TEXTS = texts();
  private static final List<String> NUMBERS =
      List.of(
          "rt",
          "start",
          "end",
          "cnt",
          "in",
          "out",
          "fsize",
          "spid",
          "cn1",
          "cn2",
          "cn3",
          "fileModificationTime");
  private static final List<String> ADDRESSES = List.of("src", "dst", "sourceTranslatedAddress");

  static CefLine parse(String line) {
    if (line.indexOf('\n') >= 0 || line.chars().anyMatch(letter -> letter < ' ')) {
      throw new IllegalArgumentException("control characters");
    }
    List<String> header = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int at = 0;
    while (header.size() < 7) {
      char letter = line.charAt(at++);
      if (letter == '|') {
        header.add(part.toString());
        part.setLength(0);
      } else if (letter == '\\') {
        part.append(escaped(line.charAt(at++), "\\|"));
      } else {
        part.append(letter);
      }
    }
    return new CefLine(header, extension(line.substring(at))).checked();
  }

  private static Map<String, String> extension(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    String key = null;
    StringBuilder value = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '\\') {
        value.append(escaped(text.charAt(++at), "\\=nr"));
      } else if (letter == '=') {
        int blank = key == null ? -1 : value.lastIndexOf(" ");
        String next = value.substring(blank + 1);
        put(values, key, key == null ? "" : value.substring(0, blank));
        key = next;
        value.setLength(0);
      } else {
        value.append(letter);
      }
    }
    put(values, key, value.toString());
    return values;
  }

  private static void put(Map<String, String> values, String key, String value) {
    if (key != null) {
      require(key.matches("[A-Za-z0-9_]+"), "key");
      require(values.put(key, value) == null, "twice " + key);
    }
  }

  private static char escaped(char letter, String allowed) {
    require(allowed.indexOf(letter) >= 0, "escape");
    return letter == 'n' ? '\n' : letter == 'r' ? '\r' : letter;
  }

  private CefLine checked() {
    require(header.get(0).equals("CEF:0"), "version");
    require(header.get(6).matches("\\d|10|Unknown"), "severity");
    require(header.get(1).length() <= 63 && header.get(2).length() <= 63, "vendor and product");
    require(header.get(4).length() <= 1023 && header.get(5).length() <= 512, "id and name");
    extension.forEach(CefLine::check);
    for (String key : extension.keySet()) {
      if (key.matches("c[sn]\\d|c6a\\d")) {
        require(extension.containsKey(key + "Label"), "no label for " + key);
      } else if (key.endsWith("Label")) {
        require(extension.containsKey(key.replace("Label", "")), "only a label " + key);
      }
    }
    return this;
  }

  private static void check(String key, String value) {
    if (key.equals("NetskopeUnmapped")) {
      require(Corpus.json(value).isObject(), key);
    } else if (NUMBERS.contains(key)) {
      require(Long.parseLong(value) >= 0, key);
    } else if (ADDRESSES.contains(key)) {
      require(value.matches("\\d{1,3}(\\.\\d{1,3}){3}"), key);
    } else if (key.equals("spt") || key.equals("dpt")) {
      require(Integer.parseInt(value) <= 65_535, key);
    } else {
      require(TEXTS.containsKey(key), "unknown key " + key);
      require(value.length() <= TEXTS.get(key), "too long " + key);
    }
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(what);
    }
  }

  private static Map<String, Integer> texts() {
    Map<String, Integer> lengths = new LinkedHashMap<>();
    put(lengths, 1023, "cat suser suid duser shost dhost fname filePath fileType fileId request");
    put(lengths, 1023, "requestClientApplication requestMethod reason msg sproc");
    put(lengths, 1023, "sourceServiceName destinationServiceName c6a2 c6a3 c6a2Label c6a3Label");
    put(lengths, 1023, "cs1Label cs2Label cs3Label cs4Label cs5Label cs6Label");
    put(lengths, 1023, "cn1Label cn2Label cn3Label");
    put(lengths, 4000, "cs1 cs2 cs3 cs4 cs5 cs6");
    put(lengths, 2048, "requestContext");
    put(lengths, 255, "fileHash deviceExternalId");
    put(lengths, 100, "dvchost");
    put(lengths, 63, "act outcome");
    put(lengths, 40, "externalId");
    put(lengths, 31, "app proto");
    return lengths;
  }

  private static void put(Map<String, Integer> lengths, int most, String keys) {
    for (String key : keys.split(" ", -1)) {
      lengths.put(key, most);
    }
  }
}
