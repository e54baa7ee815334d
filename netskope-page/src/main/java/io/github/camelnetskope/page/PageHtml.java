package io.github.camelnetskope.page;

import java.util.Map;

/** The page as a document: headline, causes, feeds, changes. */
final class PageHtml {
  private final PageModel page;
  private final Html html = new Html();

  private PageHtml(PageModel page) {
    this.page = page;
  }

  static String of(PageModel page) {
    return new PageHtml(page).document();
  }

  private String document() {
    html.open("html", "lang", "en");
    head();
    html.open("body");
    html.element("p", "", "id", "lost", "role", "alert", "hidden", "");
    html.open("main");
    headline();
    new CausesHtml(html, page.at()).write(page.causes());
    new FeedsHtml(html, page.at()).write(page.feeds());
    new ChangesHtml(html, page.at()).write(page.changes());
    html.close();
    html.open("footer")
        .text("Times are in UTC. Lines and bars show the last hour. ")
        .element("a", "JSON", "href", "feeds.json");
    html.close().close().close();
    return "<!DOCTYPE html>" + html;
  }

  private void head() {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", page.headline().text() + " - Netskope feeds");
    html.empty("link", "rel", "icon", "href", "icon.svg", "type", "image/svg+xml");
    html.empty("link", "rel", "stylesheet", "href", "page.css");
    html.open("noscript").empty("meta", "http-equiv", "refresh", "content", "10").close();
    html.open("script", "src", "page.js", "defer", "").close().close();
  }

  private void headline() {
    Headline headline = page.headline();
    html.open("header", "class", headline.condition().style());
    html.open("p", "class", "about").text("Netskope feeds of ");
    html.element("b", page.application()).text(" at ").time(page.at(), page.at()).close();
    html.open("div", "role", "status", "class", "verdict").open("h1");
    Icons.draw(html, headline.condition());
    html.element("span", headline.text()).close();
    if (!headline.detail().isEmpty()) {
      html.element("p", headline.detail());
    }
    html.close();
    if (!page.feeds().isEmpty()) {
      totals();
      Charts.shares(html, "Share of feeds in each state", headline.counts());
      legend(headline.counts());
    }
    html.close();
  }

  private void legend(Map<Condition, Integer> counts) {
    html.open("ul", "class", "legend");
    counts.forEach(
        (condition, n) -> {
          html.open("li", "class", condition.style());
          Icons.draw(html, condition);
          html.element("b", Words.number(n)).text(' ' + condition.label()).close();
        });
    html.close();
  }

  private void totals() {
    html.open("dl", "class", "totals");
    total("Records so far", Words.number(page.records()));
    total("Records/s", Words.rate(page.rate()));
    html.close();
  }

  private void total(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close();
  }
}
