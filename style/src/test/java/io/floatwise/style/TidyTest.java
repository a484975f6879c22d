package io.floatwise.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules that need no parser. Each lists every place that breaks it.
class TidyTest {
  private static final int MAX_LINES = 400;
  private static final int MAX_COLUMNS = 120;

  // Patterns are put together from pieces, or this file would break its own rules.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern VAGUE_NAME =
      Pattern.compile(".*(Manager|Helper|Utils?|Impl|Processor|DTO|Dto)");
  private static final Pattern REGISTRY =
      Pattern.compile(
          Stream.of(
                  "repo1?.maven",
                  "repo.maven.apache",
                  "registry.npm",
                  "npmjs",
                  "pypi",
                  "gradle",
                  "sonatype",
                  "jitpack",
                  "ghcr",
                  "docker",
                  "quay",
                  "deb.debian",
                  "rubygems")
              .map(host -> host.replace(".", "\\."))
              .map(host -> host + "\\.(org|com|io)\\b")
              .reduce("", (all, host) -> all.isEmpty() ? host : all + "|" + host));
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![.\\w])/(wor" + "k|roo" + "t|far" + "m)/[a-z]");
  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE "
              + "KEY"
              + "|\\b[0-9]{8,10}:[A-Za-z0-9_-]{35}\\b" // Telegram bot
              + "|\\b[0-9a-fA-F]{128}\\b" // DMarket
              + "|\\bAKIA[0-9A-Z]{16}\\b"
              + "|\\bgh[pousr]_[A-Za-z0-9]{36}\\b");
  private static final String MADE_UP = "made up";

  private final List<Path> java = SourceTree.java();
  private final List<Path> text = SourceTree.text();

  @Test
  void seesTheWholeRepository() {
    assertThat(java).hasSizeGreaterThan(40);
    assertThat(text.stream().map(SourceTree::name)).contains("pom.xml", "floatwise", ".ci/run");
  }

  @Test
  void noFileIsTooLong() {
    assertThat(java.stream().filter(f -> lines(f).size() > MAX_LINES).map(SourceTree::name))
        .as("more than %d lines: split it by purpose", MAX_LINES)
        .isEmpty();
  }

  @Test
  void noLineIsTooWide() {
    assertThat(places(codeAndScripts(), line -> line.length() > MAX_COLUMNS))
        .as("more than %d columns", MAX_COLUMNS)
        .isEmpty();
  }

  @Test
  void noTabs() {
    assertThat(places(codeAndScripts(), line -> line.indexOf('\t') >= 0)).isEmpty();
  }

  @Test
  void nothingIsLeftUnfinished() {
    assertThat(places(text, UNFINISHED.asPredicate())).as("finish it, or open an issue").isEmpty();
  }

  @Test
  void noTypeHasAVagueName() {
    assertThat(
            java.stream()
                .filter(f ->
                    VAGUE_NAME.matcher(f.getFileName().toString().replace(".java", "")).matches())
                .map(SourceTree::name))
        .as("name it by its role in the market")
        .isEmpty();
  }

  @Test
  void namesNoRegistry() {
    List<Path> files = new ArrayList<>(text);
    files.removeIf(f -> SourceTree.name(f).equals(".mvn/wrapper/maven-wrapper.properties"));
    assertThat(places(files, REGISTRY.asPredicate())).isEmpty();
  }

  @Test
  void namesNoPathOfAMachine() {
    assertThat(places(text, MACHINE_PATH.asPredicate())).isEmpty();
  }

  @Test
  void containsNoSecret() {
    Predicate<String> secret = SECRET.asPredicate();
    assertThat(places(text, line -> secret.test(line) && !line.contains(MADE_UP)))
        .as("looks like a secret; if it was invented for a test, say \"%s\" in the line", MADE_UP)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    TreeSet<Path> packages = new TreeSet<>();
    java.stream()
        .filter(f -> SourceTree.name(f).contains("/src/main/java/"))
        .forEach(f -> packages.add(f.getParent()));

    assertThat(packages.stream().filter(p -> !isDescribed(p)).map(SourceTree::name))
        .as("a package-info.java with @NullMarked and one sentence (/// ...)")
        .isEmpty();
  }

  private static boolean isDescribed(Path folder) {
    Path info = folder.resolve("package-info.java");
    return Files.exists(info)
        && SourceTree.read(info).contains("\n@NullMarked\n")
        && lines(info).getFirst().matches("/// .{15,}");
  }

  private List<Path> codeAndScripts() {
    return text.stream()
        .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sh") || isScript(f))
        .toList();
  }

  /// Our own, not the wrapper's.
  private static boolean isScript(Path file) {
    return !SourceTree.name(file).equals("mvnw") && SourceTree.read(file).startsWith("#!");
  }

  private static List<String> places(List<Path> files, Predicate<String> bad) {
    List<String> places = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (bad.test(lines.get(i))) {
          places.add(SourceTree.name(file) + ":" + (i + 1));
        }
      }
    }
    return places;
  }

  private static List<String> lines(Path file) {
    return SourceTree.read(file).lines().toList();
  }
}
