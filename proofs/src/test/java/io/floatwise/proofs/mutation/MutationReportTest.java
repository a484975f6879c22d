package io.floatwise.proofs.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proofs.mutation.Finding.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationReportTest {
  private final MutationReport report =
      new MutationReport(
          List.of(
              finding("b.BTest#two", Verdict.NOT_PROVED, "none | was", 0, "b.B#x:3 negated"),
              finding("a.ATest#one", Verdict.PROVED, "", 2, "a.A#y:9 removed"),
              finding("c.CTest#three", Verdict.SKIPPED, "needs a second sun", 0)),
          "abc123",
          "2 cores",
          Instant.parse("2026-01-02T03:04:05Z"),
          Duration.ofMinutes(7));

  @Test
  void writesTheFigures() {
    assertThat(report.page())
        .isEqualTo(
            """
            # Mutation of what the proofs guard

            Written by `./mvnw verify -Plong`; do not edit. [README.md](README.md) says how to read it.

            - Commit: abc123
            - Date: 2026-01-02T03:04:05Z
            - Machine: 2 cores
            - Took: 7 min
            - Guarded classes: 3; proved 1, **not proved 1, void 0**, skipped 1, by fault 0
            - Mutants: 4 tried, 2 noticed, 2 survived

            ## Not proved

            The class can be broken unnoticed.

            | IDs | Test | Guards | Why |
            |---|---|---|---|
            | T5.1 | `b.BTest#two` | `core.X` | none \\| was |

            ## Skipped

            This machine lacks what the proof needs.

            | IDs | Test | Guards | Why |
            |---|---|---|---|
            | T5.1 | `c.CTest#three` | `core.X` | needs a second sun |

            ## Proved

            | IDs | Test | Guards | Mutants | Of those in lines that run | Tried \
            | Noticed | By time or death | Survived | s |
            |---|---|---|--:|--:|--:|--:|--:|--:|--:|
            | T5.1 | `a.ATest#one` | `core.X` | 9 | 5 | 3 | 2 | 1 | 1 | 6 |

            ## Survivors

            - `a.ATest#one`
              - `a.A#y:9 removed`
            - `b.BTest#two`
              - `b.B#x:3 negated`
            """);
  }

  @Test
  void saysWhatFailsTheBuild() {
    assertThat(report.bad())
        .containsExactly("NOT_PROVED T5.1 b.BTest#two guards io.floatwise.core.X: none | was");
  }

  private static Finding finding(
      String test, Verdict verdict, String reason, int noticed, String... survivors) {
    return new Finding(
        List.of("T5.1"),
        test,
        "io.floatwise.core.X",
        verdict,
        reason,
        9,
        5,
        noticed,
        noticed / 2,
        List.of(survivors),
        Duration.ofSeconds(6));
  }
}
