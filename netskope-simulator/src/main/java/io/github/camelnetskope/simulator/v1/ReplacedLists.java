package io.github.camelnetskope.simulator.v1;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code updateUrlList} and {@code updateFileHashList}: a call replaces the whole content of an
 * existing list. Thread-safe.
 */
public final class ReplacedLists {

  private static final int LARGEST = 8 << 20;

  private final String success;
  private final Predicate<String> entry;
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Set<String> pending = new HashSet<>();

  private ReplacedLists(String success, Predicate<String> entry) {
    this.success = success;
    this.entry = entry;
  }

  static ReplacedLists urls() {
    return new ReplacedLists("URL List updated successfully", url -> true);
  }

  static ReplacedLists fileHashes() {
    return new ReplacedLists(
        "File Filter Profile updated successfully",
        hash -> hash.matches("[0-9a-fA-F]{32}|[0-9a-fA-F]{64}"));
  }

  /** Creates a list that can be replaced. */
  public synchronized void create(String name, String... entries) {
    lists.put(name, List.of(entries));
  }

  /** The entries of a list; empty when there is no such list. */
  public synchronized List<String> entries(String name) {
    return lists.getOrDefault(name, List.of());
  }

  /** Sets whether the list has a change that is not applied yet: then it cannot be replaced. */
  public synchronized void pending(String name, boolean waits) {
    if (waits) {
      pending.add(name);
    } else {
      pending.remove(name);
    }
  }

  synchronized QueryAnswer replace(QueryCall call) {
    String name = call.parameter("name").orElse("");
    String list = String.join(",", call.parameters().getOrDefault("list", List.of()));
    if (name.isEmpty() && list.isEmpty()) {
      throw new QueryError("name not passed", "list not passed");
    }
    call.required("name");
    call.required("list");
    if (list.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw new QueryError("list is larger than 8 MB");
    }
    if (!lists.containsKey(name)) {
      throw new QueryError("Invalid list name");
    }
    if (pending.contains(name)) {
      throw new QueryError("Pending changes have to be applied first");
    }
    List<String> entries = call.values("list").stream().map(String::strip).toList();
    if (!entries.stream().allMatch(entry)) {
      throw new QueryError("Invalid value for list");
    }
    lists.put(name, entries);
    return QueryAnswer.message(success);
  }
}
