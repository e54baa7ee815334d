package io.github.camelnetskope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad options fail when the endpoint is made, and say which, what was given and what is allowed.
 */
class OptionsTest {
  private static final String GOOD =
      "netskope:dataexport/events/page?tenant=acme.goskope.com&index=siem&token=s3cret";

  private final DefaultCamelContext context = new DefaultCamelContext();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connectTimeout=soon     | connectTimeout: was 'soon', allowed is a duration such as 1s
          responseTimeout=0       | responseTimeout: was 'PT0S', allowed is a duration above 0
          maxInFlight=many        | maxInFlight: was 'many', allowed is a whole number
          maxInFlight=0           | maxInFlight: was '0', allowed is a whole number from 1 to 10000
          checkpointDir=          | checkpointDir: was '', allowed is a folder
          checkpointDir=pom.xml   | checkpointDir: was 'pom.xml', allowed is a folder, or a name that
          checkpointDir=pom.xml/a | checkpointDir: was 'pom.xml/a', allowed is a folder, or a name that
          unreadableDir=%20       | unreadableDir: was ' ', allowed is a folder
          batchSize=-1            | batchSize: was '-1', allowed is a whole number from 1 to 10000
          pollerThreads=0         | pollerThreads: was '0', allowed is a whole number from 1 to 1000
          proxyPort=70000         | proxyPort: was '70000', allowed is a whole number from 1 to 65535
          maxPageBytes=10         | maxPageBytes: was '10', allowed is a whole number from 1024
          minWait=-5              | minWait: was 'PT-0.005S', allowed is a duration of 0 or more
          maxRetryDelay=1         | maxRetryDelay: was 'PT0.001S', allowed is at least retryDelay=PT5S
          bodyType=XML            | bodyType: was 'XML', allowed is one of [JSON, BYTES, MAP]
          delivery=ALL            | delivery: was 'ALL', allowed is one of [RECORD, BATCH, PAGE]
          onFailure=IGNORE        | onFailure: was 'IGNORE', allowed is one of [RETRY, SKIP, STOP]
          index=a/b               | index: was 'a/b', allowed is [A-Za-z0-9._-]{1,64}
          startFrom=yesterday     | startFrom: was 'yesterday', allowed is resend, next, now
          startFrom=-P99999D      | startFrom: was '-P99999D', allowed is a time that is not before
          startFrom=-P999999999D  | startFrom: was '-P999999999D', allowed is a time that is not
          tenant=http://acme.com  | tenant: was 'http://acme.com', allowed is a host
          tenant=https://acme/x   | tenant: was 'https://acme/x', allowed is a host
          tenant=https://u:p@acme | tenant: was a value with an @, allowed is a host
          token=%20               | token: was '', allowed is
          maxInFlight=4294967299  | maxInFlight: was '4294967299', allowed is a whole number from 1 to 10000
          max-in-flight=4294967299 | max-in-flight: was '4294967299', allowed is a whole number from 1 to 10000
          batchSize=-4294967295   | batchSize: was '-4294967295', allowed is a whole number from 1 to 10000
          maxPageBytes=3000000000 | maxPageBytes: was '3000000000', allowed is a whole number from 1024
          stripes=4294967299      | stripes: was '4294967299', allowed is a whole number from 1 to 100
          stripes=0               | stripes: was '0', allowed is a whole number from 1 to 100
          backoffMultiplier=4294967299 | backoffMultiplier: was '4294967299', allowed is a whole number from -2147483648 to
          delay=9223372036854775808 | delay: was '9223372036854775808', allowed is a duration such as
          minWait=99999999999999d | minWait: was '99999999999999d', allowed is a duration such as
          maxBufferedBytes=9999999999999999999 | maxBufferedBytes: was '9999999999999999999', allowed is a whole number from 1024
          maxBufferedBytes=5m     | maxBufferedBytes: was '5m', allowed is a whole number from 1024
          nonsense=1              | Unknown parameters=[{nonsense=1}]
          """)
  void a_bad_option_is_named(String option, String message) {
    String name = option.substring(0, option.indexOf('='));
    String uri = GOOD.replaceFirst("[&?]" + name + "=[^&]*", name.equals("tenant") ? "?" : "");
    String bad = (uri.replace("?&", "?") + "&" + option).replace("?&", "?");

    assertThat(causes(bad)).contains(message.strip());
  }

  private String causes(String uri) {
    try {
      context.getEndpoint(uri);
      return "";
    } catch (RuntimeException e) {
      var text = new StringBuilder();
      for (Throwable cause : ObjectHelper.createExceptionIterable(e)) {
        text.append(cause.getMessage()).append('\n');
      }
      return text.toString();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxRetries=4294967299 | maxRetries: was '4294967299', allowed is a whole number from 0 to
          parallel=4294967297   | parallel: was '4294967297', allowed is a whole number from 1 to
          """)
  void a_number_that_is_too_large_is_refused_for_a_query_too(String option, String message) {
    String uri = "netskope:v2/events/data/page?tenant=acme.goskope.com&token=s3cret&" + option;

    assertThat(causes(uri)).contains(message.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxInFlight   | 4294967299 | allowed is a whole number from 1 to 10000
          max-in-flight | 4294967299 | allowed is a whole number from 1 to 10000
          stripes       | 4294967299 | allowed is a whole number from 1 to 100
          maxInFlight   | many       | allowed is a whole number from 1 to 10000
          minWait       | soon       | allowed is a duration such as 1s
          """)
  void a_bad_option_of_the_component_is_named_when_it_is_set(
      String option, String value, String message) {
    Main main = main();
    main.addInitialProperty("camel.component.netskope." + option, value);

    assertThatThrownBy(main::start)
        .rootCause()
        .hasMessageContaining(": was '" + value + "', " + message);
    main.stop();
  }

  @Test
  void good_options_of_the_component_are_set_as_before() {
    Main main = main();
    main.addInitialProperty("camel.component.netskope.max-in-flight", "7");
    main.addInitialProperty("camel.component.netskope.minWait", "5s");
    main.addInitialProperty("camel.component.netskope.delivery", "page");
    main.addInitialProperty("camel.component.netskope.deduplicate", "true");
    main.addInitialProperty("camel.component.netskope.batchSize", "{{size}}");
    main.addInitialProperty("size", "500");
    main.start();

    var component = main.getCamelContext().getComponent("netskope", NetskopeComponent.class);
    assertThat(component.getConfiguration())
        .returns(500, NetskopeConfiguration::getBatchSize)
        .returns(7, NetskopeConfiguration::getMaxInFlight)
        .returns(Duration.ofSeconds(5), NetskopeConfiguration::getMinWait)
        .returns(Delivery.PAGE, NetskopeConfiguration::getDelivery)
        .returns(true, NetskopeConfiguration::isDeduplicate);
    main.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          netskope:dataexport/pages       | feeds: was 'pages', allowed is a list of events/TYPE
          netskope:dataexport/events/a%20b| feed: was 'a b', allowed is a type of letters
          netskope:dataexport             | resource: was '', allowed is a feed
          netskope:v3/alerts              | api: was 'v3', allowed is dataexport or v1
          """)
  void a_bad_path_is_named(String path, String message) {
    String uri = GOOD.replace("netskope:dataexport/events/page", path);

    assertThat(causes(uri)).contains(message.strip());
  }

  @Test
  void a_consumer_needs_an_index() throws Exception {
    var endpoint = context.getEndpoint(GOOD.replace("&index=siem", ""));

    assertThatThrownBy(() -> endpoint.createConsumer(exchange -> {}))
        .hasMessageContaining("index: was '', allowed is [A-Za-z0-9._-]{1,64}");
  }

  @Test
  void the_token_is_in_no_error() {
    assertThat(causes(GOOD + "&minWait=x")).contains("minWait").doesNotContain("s3cret");
    assertThat(causes(GOOD.replace("s3cret", "s3 cret")))
        .contains("token")
        .doesNotContain("s3 cret")
        .doesNotContain("s3%20cret");
  }

  @Test
  void an_endpoint_does_not_show_its_token() {
    assertThat(context.getEndpoint(GOOD).toString())
        .contains("token=xxxxxx")
        .doesNotContain("s3cret");
  }

  /** Without a hook that waits for it at the end of the JVM. */
  private static Main main() {
    Main main = new Main();
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    return main;
  }

  @AfterEach
  void close() throws Exception {
    context.close();
  }
}
