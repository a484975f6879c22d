package io.floatwise.proving;

import java.util.List;

/// How one proof ended, as one line of a tab-separated file.
///
/// @param id the requirement
/// @param test `package.Class#method`
/// @param breaks names of the classes that it guards
/// @param reason why it was skipped or failed, else empty
public record ProofResult(
    String id, String test, List<String> breaks, Proves.Form form, Verdict verdict, String reason) {
  /// How the test method ended, all its invocations together.
  public enum Verdict {
    PASSED,
    FAILED,
    SKIPPED
  }

  public ProofResult {
    breaks = List.copyOf(breaks);
    reason = reason.replaceAll("\\s+", " ").strip();
  }

  public String line() {
    return String.join(
        "\t", id, test, String.join(",", breaks), form.name(), verdict.name(), reason);
  }

  public static ProofResult parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 6) {
      throw new IllegalArgumentException("not a proof record: " + line);
    }
    return new ProofResult(
        cells[0],
        cells[1],
        cells[2].isEmpty() ? List.of() : List.of(cells[2].split(",", -1)),
        Proves.Form.valueOf(cells[3]),
        Verdict.valueOf(cells[4]),
        cells[5]);
  }
}
