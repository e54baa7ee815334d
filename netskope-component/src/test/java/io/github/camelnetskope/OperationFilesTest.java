package io.github.camelnetskope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelnetskope.client.NetskopeException;
import io.github.camelnetskope.simulator.Fault;
import io.github.camelnetskope.simulator.NetskopeSimulator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from operations of REST API v2, as streams. */
class OperationFilesTest extends OperationRouteTest {
  private static final String EVIDENCE = "incidents/dlpincidents";
  private static final String ORIGINAL = "v2/incidents/dlpincidents/7/originalfile";
  private static final int LENGTH = 300_000;

  private Exchange original(int maxRetries) {
    return send(
        v2(EVIDENCE, "op=originalFile", "id=7", "maxRetries=" + maxRetries),
        null,
        Map.of(Exchange.FILE_NAME, "of-an-earlier-step"));
  }

  private static byte[] bytes(Exchange answer) throws Exception {
    return answer.getMessage().getBody(InputStream.class).readAllBytes();
  }

  private void answers(Fault fault) {
    tenant().faults().on(ORIGINAL).always().inject(fault);
  }

  @Test
  void a_file_is_on_disk_while_its_exchange_lasts(@TempDir Path folder) throws Exception {
    context.getStreamCachingStrategy().setSpoolEnabled(true);
    context.getStreamCachingStrategy().setSpoolDirectory(folder.toFile());
    List<Object> seen = new ArrayList<>();
    routes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:evidence")
                .to(v2(EVIDENCE, "op=originalFile", "id=7"))
                .process(
                    exchange -> {
                      var body = exchange.getMessage().getBody(StreamCache.class);
                      seen.add(body.inMemory());
                      seen.add(body.length());
                      seen.add(files(folder));
                    });
          }
        });

    send("direct:evidence");

    assertThat(seen).containsExactly(false, (long) LENGTH, 1L);
    assertThat(files(folder)).isZero();
  }

  private static long files(Path folder) throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void a_file_has_the_name_that_the_tenant_says() throws Exception {
    Fault named =
        Fault.none().withHeader("Content-Disposition", "attachment; filename=\"a/b.zip\"");
    tenant().faults().on(ORIGINAL).inject(named);

    Exchange first = original(1);
    Exchange second = original(1);

    assertThat(first.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("b.zip");
    assertThat(second.getMessage().getHeader(Exchange.FILE_NAME)).isNull();
    assertThat(first.getMessage().getHeader(NetskopeConstants.RESPONSE_CODE)).isEqualTo(200);
    assertThat(bytes(second)).hasSize(LENGTH).startsWith("PK".getBytes(UTF_8));
  }

  @Test
  void a_file_that_breaks_off_is_fetched_again() throws Exception {
    tenant().faults().on(ORIGINAL).inject(Fault.cutBody(LENGTH / 2));

    assertThat(bytes(original(1))).hasSize(LENGTH);
    assertThat(tenant().journal().size()).isEqualTo(2);
  }

  @Test
  void each_value_in_the_path_is_one_segment_of_it() throws Exception {
    Map<String, Object> file =
        Map.of("param.app", "one/drive", "param.instance", "../i?x", "id", "EBlb/+==");

    Exchange answer = send(v2("casbapi/apps"), null, Map.of(NetskopeConstants.PARAMETERS, file));

    assertThat(new String(bytes(answer), UTF_8)).startsWith("content of EBlb/+== in one/drive");
    assertThat(tenant().journal().entries().get(0).parameters()).isEmpty();
  }

  /** An answer of the tenant instead of a ZIP, and its result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | application/json         | {"status":"error","data":{"error":"Not found in destination."}} | RequestRejected | Not found in destination.
          400 | application/json         | {"status":"error","data":{"error":"Incident not found."}}       | RequestRejected | Incident not found.
          200 | application/json         | {"status":"success"} | MalformedAnswer | an answer application/json is no file
          200 | text/html                | <html>               | MalformedAnswer | A gateway or proxy
          202 | application/zip          | PK                   | MalformedAnswer | is no file
          403 | application/json         | {"message":"You cannot consume this service."} | Forbidden | ims_forensics (/api/v2/incidents/dlpincidents/{id}/originalfile) with the right to read
          401 | application/json         | {"message":"no"}     | Unauthorized    | unknown or expired
          """)
  void an_answer_that_is_not_a_file_is_an_error(
      int status, String type, String body, String exception, String text) {
    answers(Fault.status(status, type, body));

    Throwable failure = original(0).getException();

    assertThat(failure).isInstanceOf(NetskopeException.class).hasMessageContaining(text);
    assertThat(failure.getClass().getSimpleName()).isEqualTo(exception);
    assertThat(failure).hasMessageNotContaining(NetskopeSimulator.TOKEN);
  }

  /** A file may be JSON, and may look like a refusal: then its name, or its length, tells. */
  @ParameterizedTest
  @CsvSource({
    "a.json, 0, true",
    "'', 0, false",
    "'', 70000, true",
  })
  void a_refusal_is_short_and_has_no_name(String name, int blanks, boolean isFile)
      throws Exception {
    String content = "{\"status\":\"error\"" + " ".repeat(blanks) + "}";
    Fault answer = Fault.status(200, "application/json", content);
    Fault whole =
        name.isEmpty()
            ? answer
            : answer.withHeader("Content-Disposition", "attachment; filename=" + name);
    String uri = v2("casbapi/apps", "param.app=box", "param.instance=i", "id=1", "maxRetries=0");
    tenant().faults().on("*").always().inject(whole);

    Exchange received = send(uri);

    if (isFile) {
      assertThat(new String(bytes(received), UTF_8)).isEqualTo(content);
    } else {
      assertThat(received.getException()).isInstanceOf(NetskopeException.RequestRejected.class);
    }
  }

  @Test
  void forensics_are_unchanged_json() throws Exception {
    Exchange answer = send(v2(EVIDENCE, "op=forensics", "id=7"));

    assertThat(new String(bytes(answer), UTF_8))
        .startsWith("{\"status\":\"success\",\"data\":{\"content\"")
        .endsWith("}}");
    assertThat(answer.getMessage().getBody()).isInstanceOf(StreamCache.class);
  }
}
