package io.github.camelnetskope.simulator.v2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Evidence of incidents, and files in quarantine. A file that is not available is an error in JSON,
 * with HTTP 200 if the destination has failed.
 */
final class Evidence {

  private static final String DLP = "incidents/dlpincidents/{id}/";
  private static final String MALWARE = "incidents/malwareanalysis/";
  private static final String ZIP = "application/zip";
  private static final String BYTES = "application/octet-stream";
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  /** The first bytes of a ZIP. */
  private static final byte[] MAGIC = {'P', 'K', 3, 4};

  /** More than stream caching keeps in memory. */
  private static final int LENGTH = 300_000;

  private Evidence() {}

  static void addTo(OperationTenant tenant) {
    tenant.get(
        DLP + "forensics",
        call ->
            evidence(
                call,
                found ->
                    OperationAnswer.json(
                        200,
                        "{\"status\":\"success\",\"data\":{\"content\":\"....\","
                            + "\"meta\":\"{\\\"metadata_content\\\":{},\\\"dlp_match_info\\\":[]}\","
                            + "\"preview_image\":\"aGVsbG8=\"}}")));
    tenant.get(DLP + "originalfile", call -> evidence(call, found -> zip()));
    tenant.get(DLP + "subfile", call -> evidence(call, found -> zip()));
    tenant.get("incidents/tssincidents/{id}/malwarefile", call -> evidence(call, found -> zip()));
    tenant.get(MALWARE + "pcap/{id}", call -> analysed(call, file(BYTES, new byte[24])));
    tenant.get(MALWARE + "screenshots/{id}", call -> analysed(call, zip()));
    tenant.get(MALWARE + "reports/{id}", call -> analysed(call, report(call)));
    tenant.get("casbapi/apps/{app}/instances/{instance}/files/{id}/content", Evidence::content);
  }

  /** By the number of the incident: 404 has lost its file, 400 is unknown. */
  private static OperationAnswer evidence(
      OperationCall call, Function<OperationCall, OperationAnswer> found) {
    return switch (call.id()) {
      case "404" -> error(200, "Incident's Forensic File not found in destination.");
      case "400" -> error(400, "Incident not found.");
      default -> found.apply(call);
    };
  }

  private static OperationAnswer error(int status, String text) {
    return OperationAnswer.json(
        status, "{\"status\":\"error\",\"data\":{\"error\":\"" + text + "\"}}");
  }

  private static OperationAnswer file(String type, byte[] content) {
    return new OperationAnswer(200, type, content, new long[0]);
  }

  private static OperationAnswer zip() {
    return file(ZIP, Arrays.copyOf(MAGIC, LENGTH));
  }

  private static OperationAnswer analysed(OperationCall call, OperationAnswer good) {
    return MD5.matcher(call.id()).matches() ? good : OperationAnswer.message(400, "Invalid md5");
  }

  private static OperationAnswer report(OperationCall call) {
    boolean tree = call.parameter("processtree").orElse("false").equals("true");
    return OperationAnswer.json(
        200,
        "{\"report\":{\"type\":\"bundle\",\"objects\":[]}"
            + (tree ? ",\"processtree\":[]" : "")
            + "}");
  }

  private static OperationAnswer content(OperationCall call) {
    String text = "content of " + call.id() + " in " + call.variable("app") + "\n";
    return file(BYTES, text.repeat(40).getBytes(StandardCharsets.UTF_8));
  }
}
