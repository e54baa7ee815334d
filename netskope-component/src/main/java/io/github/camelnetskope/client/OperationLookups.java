package io.github.camelnetskope.client;

import static io.github.camelnetskope.client.ParameterRule.oneOf;
import static io.github.camelnetskope.client.ParameterRule.text;

import java.util.List;
import java.util.stream.Stream;

/** The operations of {@link OperationTable} that look up URLs, file hashes and cloud apps. */
final class OperationLookups {
  private static final String URLS = "nsiq/url/recategorizations";
  private static final int PAGE_OF_APPS = 100;
  private static final int PAGE_OF_URLS = 10;

  private OperationLookups() {}

  static Stream<OperationBuilder> all() {
    return Stream.concat(threats(), cloudApps());
  }

  private static OperationBuilder of(String resource, String op, String scope) {
    return new OperationBuilder(resource, op, scope);
  }

  private static Stream<OperationBuilder> threats() {
    return Stream.of(
        of("nsiq/urllookup", "get", "url_lookup").readByBody().list("result"),
        of("nsiq/retrohunt/ioc/getinfo", "get", "nsiq")
            .readByBody(OperationBody.with("hash"))
            .needsRightToWrite()
            .meaning(413, "It takes 500 hashes at most")
            .object("result"),
        of("nsiq/retrohunt/ioc/info", "get", "nsiq").required("hash", text()).object("result"),
        of("nsiq/retrohunt/ioc/report", "get", "nsiq")
            .required("hash", text())
            .object("result")
            .any(),
        of(URLS, "list", "url_recategorization")
            .window(QueryWindow.BY_TIME)
            .param("status", oneOf("received", "inprogress", "completed", "rejected"))
            .param("sortby", oneOf("task_id", "start_time", "end_time", "status"))
            .param("sortorder", oneOf("asc", "desc"))
            .pages(OperationPaging.OFFSET, PAGE_OF_URLS, PAGE_OF_URLS)
            .list("data"),
        of(URLS, "get", "url_recategorization").behind("{id}").object("data"),
        of(URLS, "url", "url_recategorization")
            .behind("{id}/urls/{url_id}")
            .required("url_id", text())
            .object("data"),
        of(URLS, "create", "url_recategorization")
            .once("POST")
            .carries(OperationBody.with("email", "recat_requests"))
            .look("v2/" + URLS + " op=list"));
  }

  private static Stream<OperationBuilder> cloudApps() {
    return Stream.of(
        filters(of("services/cci/app", "list", "cci"))
            .pages(OperationPaging.OFFSET, PAGE_OF_APPS, PAGE_OF_APPS)
            .list("data"),
        of("services/cci/apps/all", "list", "cci").list("data"),
        of("services/cci/domain", "list", "cci").param("ids", text()).list("data"),
        of("services/cci/data", "list", "cci").list("data", "category"),
        of("services/cci/tags", "get", "cci")
            .param("apps", text())
            .param("ids", text())
            .object("data"));
  }

  private static OperationBuilder filters(OperationBuilder operation) {
    List.of("apps", "category", "ccl", "connector", "discovered", "domain", "ids", "tag", "updated")
        .forEach(name -> operation.param(name, text()));
    return operation;
  }
}
