package io.github.camelnetskope;

import io.github.camelnetskope.health.FeedProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of the reference about what is thrown, and what health calls it. */
final class ErrorReference {
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*( *)public [a-z ]*class (\\w+) extends"
              + " (\\w*Exception)\\b");

  private ErrorReference() {}

  /** Each public exception, with the first paragraph of its Javadoc. */
  static String exceptions(Path sources) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        Matcher exception = EXCEPTION.matcher(Files.readString(file));
        while (exception.find()) {
          String name = exception.group(3);
          String outer = file.getFileName().toString().replace(".java", "");
          String shown = name.equals(outer) ? name : outer + "." + name;
          rows.add("|`" + shown + "` |`" + exception.group(4) + "` |" + prose(exception.group(1)));
        }
      }
    }
    return MetadataReference.table("2,2,5", "Exception |Is a |Means", rows);
  }

  /** Javadoc as AsciiDoc, without tags. */
  private static String prose(String javadoc) {
    String text = javadoc.replaceAll("(?m)^\\s*\\* ?", "").replaceFirst("(?s)(<p>|\n@).*", "");
    return MetadataReference.escaped(
        text.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`").replaceAll("\\s+", " ").strip());
  }

  /** Each reason, in the order of the numbers. */
  static String problems() {
    List<String> rows =
        Arrays.stream(FeedProblem.values())
            .map(
                problem ->
                    "|"
                        + problem.number()
                        + " |`"
                        + problem
                        + "` |"
                        + (problem.needsOperator() ? "yes" : "no")
                        + " |"
                        + problem.meaning()
                        + " |"
                        + problem.advice())
            .toList();
    return MetadataReference.table("1,3,1,4,5", "No. |Reason |At once |Means |Do", rows);
  }
}
