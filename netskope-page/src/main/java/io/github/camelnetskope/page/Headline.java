package io.github.camelnetskope.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The overall state in one sentence, for a reader who reads nothing else.
 *
 * @param condition the worst of all feeds
 * @param text the sentence
 * @param detail further details; may be empty
 * @param counts the number of feeds in each occurring condition, the worst first
 */
record Headline(Condition condition, String text, String detail, Map<Condition, Integer> counts) {

  static Headline of(List<FeedView> feeds) {
    Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
    feeds.forEach(feed -> counts.merge(feed.condition(), 1, Integer::sum));
    if (feeds.isEmpty()) {
      String why = "This application has no route that reads from netskope:dataexport.";
      return new Headline(Condition.STOPPED, "There are no feeds", why, counts);
    }
    Condition worst = counts.keySet().iterator().next();
    String text =
        switch (worst) {
          case ACTION, RETRYING ->
              which(counts, Condition::isProblem, "has", "have") + " a problem";
          case STOPPED, SUSPENDED -> which(counts, Condition::isOff, "is", "are") + " switched off";
          case STARTING -> which(counts, worst::equals, "has", "have") + " had no answer yet";
          case HEALTHY -> which(counts, Condition::isGood, "is", "are") + " healthy";
          case DONE -> which(counts, worst::equals, "is", "are") + " done";
        };
    return new Headline(worst, text, detail(counts), counts);
  }

  /** "All 24 feeds have", "1 of 24 feeds has". */
  private static String which(
      Map<Condition, Integer> counts, Predicate<Condition> chosen, String has, String have) {
    int all = counts.values().stream().mapToInt(n -> n).sum();
    int n =
        counts.keySet().stream().filter(chosen).mapToInt(condition -> counts.get(condition)).sum();
    if (all == 1) {
      return "The feed " + has;
    }
    if (all == 2 && n == 2) {
      return "Both feeds " + have;
    }
    String whole = n == all ? "All " : Words.number(n) + " of ";
    return whole + Words.feeds(all) + ' ' + (n == 1 ? has : have);
  }

  private static String detail(Map<Condition, Integer> counts) {
    int action = counts.getOrDefault(Condition.ACTION, 0);
    int retrying = counts.getOrDefault(Condition.RETRYING, 0);
    if (action == 0) {
      return retrying == 0
          ? ""
          : (retrying == 1 ? "It retries by itself" : "They retry by themselves")
              + "; no action is needed yet.";
    }
    String act = Words.number(action) + (action == 1 ? " needs action" : " need action");
    return retrying == 0
        ? act + "."
        : act + ", " + Words.number(retrying) + (retrying == 1 ? " retries." : " retry.");
  }
}
