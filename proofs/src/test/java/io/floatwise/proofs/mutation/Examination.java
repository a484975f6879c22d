package io.floatwise.proofs.mutation;

import io.floatwise.proofs.mutation.Finding.Verdict;
import io.floatwise.proofs.mutation.Trial.End;
import io.floatwise.proving.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Breaks what one proof guards, class by class, and looks whether the proof notices.
final class Examination {
  /// How much is tried.
  ///
  /// @param enough noticed mutants that end the search
  /// @param most mutants of one class
  /// @param first how long a proof may take with nothing broken
  /// @param factor how many times as long a broken one may take
  /// @param grace and how much longer still
  /// @param slow what takes longer gets a single noticed mutant, of few tried
  /// @param patience time for the mutants of one class; then a single noticed one is enough
  record Effort(
      int enough,
      int most,
      Duration first,
      int factor,
      Duration grace,
      Duration slow,
      Duration patience) {
    static final Effort USUAL =
        new Effort(
            3,
            12,
            Duration.ofHours(1),
            4,
            Duration.ofSeconds(20),
            Duration.ofSeconds(8),
            Duration.ofMinutes(1));

    Effort forSlow() {
      return new Effort(1, Math.min(most, FEW), first, factor, grace, slow, patience);
    }

    Duration limit(Duration unbroken) {
      return unbroken.multipliedBy(factor).plus(grace);
    }

    boolean isDone(int noticed, int tried, Duration took) {
      return noticed >= (took.compareTo(patience) > 0 ? 1 : enough) || tried >= most;
    }
  }

  private static final int FEW = 5;

  /// A proof that ends so soon gains from a JVM that compiles less.
  private static final Duration QUICK = Duration.ofSeconds(10);

  private final ProofProcess processes;
  private final List<Path> folders;
  private final Effort effort;

  /// @param folders of compiled classes, where the guarded ones lie
  Examination(ProofProcess processes, List<Path> folders, Effort effort) {
    this.processes = processes;
    this.folders = folders;
    this.effort = effort;
  }

  List<Finding> of(GuardingTest test) throws IOException {
    try (Mutants mutants = new Mutants(test.jvm().classPath(), folders)) {
      Set<String> unknown = unknownMethods(mutants, test.guarded().keySet());
      if (!unknown.isEmpty()) {
        return all(test, Verdict.NOT_PROVED, "no such method: " + String.join(", ", unknown));
      }
      Trial unbroken = processes.watch(test, effort.first());
      if (unbroken.end() != End.PASSED) {
        boolean isLacking = unbroken.reason().startsWith(Needs.PREFIX);
        return unbroken.end() == End.SKIPPED && isLacking
            ? all(test, Verdict.SKIPPED, unbroken.reason())
            : all(test, Verdict.VOID, "with nothing broken: " + unbroken.reason());
      }
      List<Finding> findings = new ArrayList<>();
      for (Guard guard : test.guarded().keySet()) {
        findings.add(search(test, guard, mutants, unbroken));
      }
      return findings;
    }
  }

  private static List<Finding> all(GuardingTest test, Verdict verdict, String reason) {
    return test.guarded().keySet().stream()
        .map(guard -> Finding.without(test, guard, verdict, reason))
        .toList();
  }

  /// The names of methods hold for all classes of a proof together: each must be in one of them.
  private static Set<String> unknownMethods(Mutants mutants, Set<Guard> guards) {
    Set<String> unknown = new TreeSet<>();
    guards.forEach(guard -> unknown.addAll(guard.methods()));
    guards.forEach(guard -> unknown.removeAll(mutants.methods(guard)));
    return unknown;
  }

  private Finding search(GuardingTest test, Guard guard, Mutants mutants, Trial unbroken)
      throws IOException {
    boolean isSlow = test.isLong() || unbroken.took().compareTo(effort.slow()) > 0;
    Effort own = isSlow ? effort.forSlow() : effort;
    GuardingTest started = unbroken.took().compareTo(QUICK) < 0 ? test.quick() : test;
    long seed = (test.name() + guard.className()).hashCode();
    List<Mutant> candidates = mutants.of(guard, unbroken.lines(), seed);
    List<String> survivors = new ArrayList<>();
    int noticed = 0;
    int late = 0;
    Duration took = Duration.ZERO;
    for (Mutant mutant : candidates) {
      if (own.isDone(noticed, noticed + survivors.size(), took)) {
        break;
      }
      byte[] bytes = mutant.bytes().get();
      if (!mutants.isLoadable(bytes)) {
        continue;
      }
      Trial trial =
          processes.attempt(started, mutant.className(), bytes, own.limit(unbroken.took()));
      took = took.plus(trial.took());
      if (!trial.isNoticed()) {
        survivors.add(mutant.toString());
      } else if (!trial.wasSwapped()) {
        String reason = "ended without loading the mutant " + mutant + ": " + trial.reason();
        return Finding.without(test, guard, Verdict.VOID, reason);
      } else {
        noticed++;
        late += trial.end() == End.FAILED ? 0 : 1;
      }
    }
    return new Finding(
        test.guarded().get(guard),
        test.name(),
        guard.className(),
        noticed > 0 ? Verdict.PROVED : Verdict.NOT_PROVED,
        noticed > 0 ? "" : reason(mutants, guard, unbroken, candidates.size(), survivors.size()),
        mutants.count(guard),
        candidates.size(),
        noticed,
        late,
        survivors,
        took);
  }

  private static String reason(
      Mutants mutants, Guard guard, Trial unbroken, int candidates, int survivors) {
    List<String> family = mutants.family(guard.className());
    if (family.isEmpty()) {
      return "not compiled from src/main";
    }
    if (unbroken.lines().stream().noneMatch(line -> family.contains(line.className()))) {
      return "the proof runs no line of it";
    }
    if (candidates == 0) {
      return guard.methods().isEmpty()
          ? "nothing to change in the lines that the proof runs"
          : "the proof runs none of its methods " + String.join(", ", guard.methods());
    }
    return "none of " + survivors + " changes was noticed";
  }
}
