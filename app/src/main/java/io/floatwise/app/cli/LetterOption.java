package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.store.jobs.Job;
import picocli.CommandLine.Parameters;

/// Which dead letter.
final class LetterOption {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      description = "Its job, as floatwise jobs dead says.")
  private String job = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ABOUT",
      description = "What it is about (default: ${DEFAULT-VALUE}).")
  private String subject = Job.ALL;

  String job() {
    return job;
  }

  String subject() {
    return subject;
  }

  InputException missing() {
    return new InputException(
        "expected a dead letter, found none of job '%s' about '%s'; floatwise jobs dead lists them"
            .formatted(job, subject));
  }
}
