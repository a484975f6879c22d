package io.floatwise.proofs.mutation;

import static java.util.stream.Collectors.joining;

import io.floatwise.proofs.mutation.Finding.Verdict;
import io.floatwise.proving.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `docs/measurements/mutation.md`.
///
/// @param when the run began
record MutationReport(
    List<Finding> findings, String commit, String machine, Instant when, Duration took) {
  private static final String BASE = "io.floatwise.";

  MutationReport {
    findings =
        findings.stream()
            .sorted(Comparator.comparing(Finding::test).thenComparing(Finding::guard))
            .toList();
  }

  String page() {
    return head()
        + section("Not proved", "The class can be broken unnoticed.", Verdict.NOT_PROVED)
        + section(
            "Void",
            "Nothing is known: the proof did not run as it does in the build.",
            Verdict.VOID)
        + section("Skipped", "This machine lacks what the proof needs.", Verdict.SKIPPED)
        + section(
            "By fault", "The test itself switches a fault of the sandbox on.", Verdict.BY_FAULT)
        + proved()
        + survivors();
  }

  private String head() {
    return """
    # Mutation of what the proofs guard

    Written by `./mvnw verify -Plong`; do not edit. [README.md](README.md) says how to read it.

    - Commit: %s
    - Date: %s
    - Machine: %s
    - Took: %d min
    - Guarded classes: %d; proved %d, **not proved %d, void %d**, skipped %d, by fault %d
    - Mutants: %d tried, %d noticed, %d survived
    """
        .formatted(
            commit,
            when.truncatedTo(ChronoUnit.SECONDS),
            machine,
            took.toMinutes(),
            findings.size(),
            of(Verdict.PROVED).size(),
            of(Verdict.NOT_PROVED).size(),
            of(Verdict.VOID).size(),
            of(Verdict.SKIPPED).size(),
            of(Verdict.BY_FAULT).size(),
            findings.stream().mapToInt(Finding::tried).sum(),
            findings.stream().mapToInt(Finding::noticed).sum(),
            findings.stream().mapToInt(finding -> finding.survivors().size()).sum());
  }

  /// What fails the build, one line each.
  List<String> bad() {
    return findings.stream()
        .filter(Finding::isBad)
        .map(f ->
            f.verdict()
                + " "
                + String.join(", ", f.ids())
                + " "
                + f.test()
                + " guards "
                + f.guard()
                + ": "
                + f.reason())
        .toList();
  }

  /// `abc123`, and whether the files differ from it.
  static String commitHere() throws IOException, InterruptedException {
    String id = git("rev-parse", "--short=12", "HEAD");
    String changes = git("status", "--porcelain", "--", ".", ":!docs/measurements");
    return id.isEmpty() ? "unknown" : changes.isEmpty() ? id : id + " with changes";
  }

  static String machineHere() {
    return "%d cores, %d GB for the JVM, %s %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Math.round(Runtime.getRuntime().maxMemory() / 1e9),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.vm.vendor"),
            Runtime.version());
  }

  private static String git(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("git", "-C", Repository.root().toString()), Stream.of(arguments))
                    .toList())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? out.strip() : "";
  }

  private List<Finding> of(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  private String section(String title, String meaning, Verdict verdict) {
    List<Finding> found = of(verdict);
    if (found.isEmpty()) {
      return "";
    }
    return "\n## %s\n\n%s\n\n| IDs | Test | Guards | Why |\n|---|---|---|---|\n"
            .formatted(title, meaning)
        + found.stream()
            .map(f ->
                "| %s | `%s` | `%s` | %s |\n"
                    .formatted(
                        String.join(", ", f.ids()),
                        shortened(f.test()),
                        shortened(f.guard()),
                        cell(f.reason())))
            .collect(joining());
  }

  private String proved() {
    return "\n## Proved\n\n| IDs | Test | Guards | Mutants | Of those in lines that run | Tried "
        + "| Noticed | By time or death | Survived | s |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|\n"
        + of(Verdict.PROVED).stream()
            .map(f ->
                "| %s | `%s` | `%s` | %d | %d | %d | %d | %d | %d | %d |\n"
                    .formatted(
                        String.join(", ", f.ids()),
                        shortened(f.test()),
                        shortened(f.guard()),
                        f.candidates(),
                        f.executed(),
                        f.tried(),
                        f.noticed(),
                        f.late(),
                        f.survivors().size(),
                        f.took().toSeconds()))
            .collect(joining());
  }

  private String survivors() {
    return "\n## Survivors\n\n"
        + findings.stream()
            .filter(f -> !f.survivors().isEmpty())
            .map(f ->
                "- `%s`\n".formatted(shortened(f.test()))
                    + f.survivors().stream()
                        .map(mutant -> "  - `%s`\n".formatted(shortened(mutant)))
                        .collect(joining()))
            .collect(joining());
  }

  private static String shortened(String text) {
    return text.replace(BASE, "");
  }

  private static String cell(String text) {
    String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
  }
}
