package io.floatwise.app.jobs;

import io.floatwise.core.error.InputException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What is done in the background. A name stays what it is, because it is kept.
public enum JobName {
  /// Writes a backup into a folder and deletes the oldest ones of it.
  BACKUP("backup", "writes a backup"),
  /// Keeps databases small and quick.
  UPKEEP("upkeep", "keeps the databases small and quick");

  private final String word;
  private final String meaning;

  JobName(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /// As people write it and as it is kept.
  public String word() {
    return word;
  }

  /// For people.
  public String meaning() {
    return meaning;
  }

  /// @throws InputException if there is none of that word
  public static JobName of(String word) {
    return Arrays.stream(values())
        .filter(job -> job.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "job: expected one of %s, found '%s'"
                    .formatted(
                        Arrays.stream(values())
                            .map(JobName::word)
                            .collect(Collectors.joining(", ")),
                        word)));
  }
}
