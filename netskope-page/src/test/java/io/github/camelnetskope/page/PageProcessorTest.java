package io.github.camelnetskope.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PageProcessorTest {
  private final PageProcessor page =
      new PageProcessor(
          "status",
          Set.of("127.0.0.1", "[::1]"),
          () -> PageModel.of("camel-1", List.of(), new History(), Feeds.NOW));

  @Test
  void a_name_that_is_not_allowed_is_refused() throws Exception {
    assertThat(status("/status/", "evil.example")).isEqualTo(403);
    assertThat(status("/status/feeds.json", "127.0.0.1.evil.example:80")).isEqualTo(403);
    assertThat(status("/status/", "")).isEqualTo(403);
    assertThat(status("/status/", "127.0.0.1:8077")).isNull();
    assertThat(status("/status/", "[::1]")).isNull();
  }

  /** A server or a proxy may add its own path in front. */
  @Test
  void only_the_last_part_of_the_path_counts() throws Exception {
    assertThat(status("/app/v2/status/page.css", "127.0.0.1")).isNull();
    assertThat(status("/app/v2/status", "127.0.0.1")).isEqualTo(302);
    assertThat(status("/status/../application.properties", "127.0.0.1")).isEqualTo(404);
  }

  private Integer status(String path, String host) throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
    exchange.getMessage().setHeader("Host", host);
    page.process(exchange);
    Message answer = exchange.getMessage();
    return answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }
}
