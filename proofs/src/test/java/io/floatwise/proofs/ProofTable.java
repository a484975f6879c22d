package io.floatwise.proofs;

import static java.util.stream.Collectors.joining;

import io.floatwise.proving.ProofResult;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `docs/proofs.md`, and the files it is made from.
final class ProofTable {
  static final Path FILE = Repository.root().resolve("docs/proofs.md");
  static final List<String> REQUIREMENTS = ids("/requirement-ids.txt");
  static final List<String> FURTHER = ids("/further-ids.txt");

  private static final String BASE = "io.floatwise.";
  private static final Comparator<String> BY_ID =
      Comparator.<String>comparingInt(id -> FURTHER.contains(id) ? 1 : 0)
          .thenComparingInt(id -> Math.max(REQUIREMENTS.indexOf(id), FURTHER.indexOf(id)));
  private static final String HEAD =
      """
      # Proofs

      Written by the build from the `@Proves` marks of the tests; do not edit. A test stands here only if it is there; \
      `./mvnw verify` fails if a quick one did not run or did not pass, and `./mvnw verify -Plong` breaks what each of \
      them guards and expects it to fail. What came of that: [measurements/mutation.md](measurements/mutation.md).

      - **ID**: a property of the system (`M`, `P`), an invariant of trading (`T5`), a benefit (`B`), or a finding \
      of our own (`D`).
      - **Guards**: what has to be broken for the test to fail; classes, or a fault of the sandbox.
      - **Form**: quick runs in every build; long only in the long profile, with larger numbers.
      """;

  private ProofTable() {}

  /// The page as it should be.
  static String page(List<DeclaredProof> proofs) {
    TreeSet<String> proved = new TreeSet<>(proofs.stream().map(DeclaredProof::id).toList());
    long requirements = REQUIREMENTS.stream().filter(proved::contains).count();
    String rows =
        proofs.stream()
            .sorted(
                Comparator.comparing(DeclaredProof::id, BY_ID)
                    .thenComparing(DeclaredProof::test)
                    .thenComparing(ProofTable::row))
            .map(ProofTable::row)
            .distinct()
            .collect(joining("\n"));
    String missing =
        REQUIREMENTS.stream()
            .filter(id -> !proved.contains(id))
            .collect(Collectors.groupingBy(ProofTable::section, LinkedHashMap::new, joining(", ")))
            .values()
            .stream()
            .map(ids -> "- " + ids)
            .collect(joining("\n"));
    return HEAD
        + "\nRequirements proved: %2$d of %3$d, by %1$d tests.\n\n"
            .formatted(
                proofs.stream().map(DeclaredProof::test).distinct().count(),
                requirements,
                REQUIREMENTS.size())
        + "| ID | Test | Guards | Form |\n|---|---|---|---|\n"
        + rows
        + "\n\n## Without a proof\n\n"
        + (missing.isEmpty() ? "None." : missing)
        + "\n";
  }

  private static String section(String id) {
    return id.substring(0, id.lastIndexOf('.'));
  }

  private static String row(DeclaredProof proof) {
    String classes =
        proof.breaks().stream()
            .map(ProofTable::shortened)
            .sorted()
            .map(name -> "`" + name + "`")
            .collect(joining(", "));
    String fault = proof.fault().isEmpty() ? "" : "fault `" + proof.fault() + "`";
    String guards = Stream.of(classes, fault).filter(s -> !s.isEmpty()).collect(joining(", "));
    return "| %s | `%s` | %s | %s |"
        .formatted(
            proof.id(),
            shortened(proof.test()),
            guards,
            proof.form().name().toLowerCase(Locale.ROOT));
  }

  static String shortened(String className) {
    return className.startsWith(BASE) ? className.substring(BASE.length()) : className;
  }

  /// What the test runs of all modules wrote down.
  static List<ProofResult> executed() {
    List<ProofResult> results = new ArrayList<>();
    for (Path module : DeclaredProofs.modules()) {
      Path folder = module.resolve("target/proofs");
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".tsv")).toList()) {
            Files.readAllLines(file).stream().map(ProofResult::parse).forEach(results::add);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return results;
  }

  static boolean isKnown(String id) {
    return Set.copyOf(REQUIREMENTS).contains(id) || Set.copyOf(FURTHER).contains(id);
  }

  private static List<String> ids(String resource) {
    try (InputStream in = ProofTable.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
