package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Needs;
import io.floatwise.proving.Repository;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The documentation's tables say what the catalogues say, no more and no less.
class SandboxPageTest {

  @Test
  void listsEveryBehaviour() throws Exception {
    List<String> expected = new ArrayList<>();
    for (Behaviour b : Behaviour.values()) {
      expected.add(
          "| `%s` | %s | %s | %s | `%s` | %s |"
              .formatted(
                  b.key(),
                  b.fallback(),
                  b.allowed().text(),
                  b.basis().name().toLowerCase(java.util.Locale.ROOT),
                  b.reader(),
                  b.meaning()));
    }
    assertThat(rows("## Behaviours")).isEqualTo(expected);
  }

  @Test
  void listsEveryFault() throws Exception {
    List<String> expected = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      List<String> parameters = kind.parameters().stream().map(p -> "`" + p + "`").toList();
      expected.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  kind.key(),
                  kind.writesOnly() ? "writes" : "all",
                  kind.meaning(),
                  String.join(", ", parameters)));
    }
    assertThat(rows("## Faults")).isEqualTo(expected);
  }

  @Test
  void namesTheOneClassThatReadsABehaviour() throws Exception {
    Path sources = Repository.root().resolve("sandbox/src/main/java/io/floatwise/sandbox");
    for (Behaviour behaviour : Behaviour.values()) {
      List<String> readers = new ArrayList<>();
      try (var files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (Files.readString(file).contains("Behaviour." + behaviour.name() + ",")
              || Files.readString(file).contains("Behaviour." + behaviour.name() + ")")) {
            String name = sources.relativize(file).toString().replace('/', '.');
            readers.add(name.substring(0, name.length() - ".java".length()));
          }
        }
      }
      assertThat(readers).as(behaviour.key()).containsExactly(behaviour.reader());
    }
  }

  @Test
  void tellsOfEveryRowOfTheProfileWhatSwitchesIt() throws Exception {
    Set<String> switches = new TreeSet<>(Set.of("ledger-cent", "/sandbox/revert"));
    for (Behaviour behaviour : Behaviour.values()) {
      switches.add(behaviour.key());
    }
    for (FaultKind kind : FaultKind.values()) {
      switches.add(kind.key());
    }
    String api = Files.readString(Needs.shared("dmarket/API.md"));
    String profile = api.substring(api.indexOf("## 7. Sandbox profile"), api.indexOf("## 8. "));
    long known = profile.lines().filter(line -> line.startsWith("| ")).skip(1).count();
    List<String> told =
        section("### The profile").lines().filter(l -> l.startsWith("| ")).skip(1).toList();
    assertThat(told).hasSize((int) known);
    for (String row : told) {
      List<String> named =
          Pattern.compile("`([^`]+)`").matcher(row).results().map(m -> m.group(1)).toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(switches).as(row).containsAll(named);
    }
  }

  private static String section(String heading) throws Exception {
    String page = Files.readString(Repository.root().resolve("docs/sandbox.md"));
    String part = page.substring(page.indexOf(heading));
    return part.substring(0, part.indexOf("\n## ", 1));
  }

  private static List<String> rows(String heading) throws Exception {
    return section(heading).lines().filter(line -> line.startsWith("| `")).toList();
  }
}
