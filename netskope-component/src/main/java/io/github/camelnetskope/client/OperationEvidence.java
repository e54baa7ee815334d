package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.ParameterRule.oneOf;
import static io.github.camelnetskope.client.ParameterRule.text;

import io.github.camelnetskope.client.OperationResult.Kind;
import java.util.stream.Stream;

/**
 * The operations of {@link OperationTable} for evidence of incidents and for files in quarantine.
 * Files are streams.
 */
final class OperationEvidence {
  private static final String DLP = "incidents/dlpincidents";
  private static final String MALWARE = "incidents/malwareanalysis";

  private OperationEvidence() {}

  static Stream<OperationBuilder> all() {
    return Stream.of(
        dlp("forensics").behind("{id}/forensics").file(Kind.DOCUMENT),
        dlp("originalFile").behind("{id}/originalfile").file(Kind.BINARY),
        dlp("subFile").behind("{id}/subfile").file(Kind.BINARY),
        of("incidents/tssincidents", "malwareFile", "ims_malware")
            .behind("{id}/malwarefile")
            .file(Kind.BINARY),
        of(MALWARE, "reports", "tss")
            .behind("reports/{id}")
            .param("processtree", oneOf("true", "false"))
            .object(),
        of(MALWARE, "pcap", "tss").behind("pcap/{id}").file(Kind.BINARY),
        of(MALWARE, "screenshots", "tss").behind("screenshots/{id}").file(Kind.BINARY),
        of("casbapi/apps", "content", "casbapi")
            .behind("{app}/instances/{instance}/files/{id}/content")
            .required("app", text())
            .required("instance", text())
            .file(Kind.FILE));
  }

  private static OperationBuilder of(String resource, String op, String scope) {
    return new OperationBuilder(resource, op, scope);
  }

  private static OperationBuilder dlp(String op) {
    return of(DLP, op, "ims_forensics");
  }
}
