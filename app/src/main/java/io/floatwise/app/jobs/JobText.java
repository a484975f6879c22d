package io.floatwise.app.jobs;

import io.floatwise.app.report.Page;
import io.floatwise.app.report.Plain;
import io.floatwise.store.jobs.DeadLetter;
import io.floatwise.store.jobs.JobLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What is to be done in the background and what failed, as lines and as one line of JSON.
public final class JobText {

  /// Columns for what a job is about.
  private static final int ABOUT = 24;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JobText() {}

  /// @param now real time
  public static String lines(List<JobLine> jobs, List<DeadLetter> dead, Instant now) {
    var text = new StringBuilder();
    if (jobs.isEmpty()) {
      text.append("Nothing is to be done: no run with jobs was started here yet.%n".formatted());
    } else {
      text.append(line("JOB", "ABOUT", "DUE", "LAST DONE", "LAST FAILED", "IN A ROW"));
      jobs.forEach(job -> text.append(line(job, now)));
    }
    if (!dead.isEmpty()) {
      text.append("%d failed for good: floatwise jobs dead%n".formatted(dead.size()));
    }
    return text.toString();
  }

  private static String line(JobLine job, Instant now) {
    String due =
        job.node()
            .map(node -> "runs on " + Plain.text(node))
            .orElseGet(() -> job.due().isAfter(now) ? moment(job.due()) : "now");
    return line(
        job.job(),
        Page.clipped(Plain.text(job.subject()), ABOUT),
        due,
        moment(job.succeeded()),
        moment(job.failed()),
        Integer.toString(job.failures()));
  }

  private static String line(
      String job, String about, String due, String done, String failed, String failures) {
    return "%-22s %-24s %-21s %-21s %-21s %8s%n".formatted(job, about, due, done, failed, failures);
  }

  public static String json(List<JobLine> jobs, List<DeadLetter> dead) {
    var root = JSON.createObjectNode();
    var list = root.putArray("jobs");
    for (JobLine job : jobs) {
      var node =
          list.addObject()
              .put("job", job.job())
              .put("about", job.subject())
              .put("due", job.due().toString())
              .put("failures", job.failures());
      job.node().ifPresent(name -> node.put("node", name));
      job.succeeded().ifPresent(at -> node.put("lastDone", at.toString()));
      job.failed().ifPresent(at -> node.put("lastFailed", at.toString()));
    }
    var letters = root.putArray("dead");
    for (DeadLetter letter : dead) {
      letters
          .addObject()
          .put("job", letter.job())
          .put("about", letter.subject())
          .put("attempts", letter.attempts())
          .put("last", letter.last().toString())
          .put("error", letter.error());
    }
    return JSON.writeValueAsString(root);
  }

  public static String dead(List<DeadLetter> dead) {
    if (dead.isEmpty()) {
      return "Nothing failed for good.%n".formatted();
    }
    var text = new StringBuilder();
    for (DeadLetter letter : dead) {
      text.append(
          "%s about %s: %d attempts, the last at %s%n  %s%n"
              .formatted(
                  letter.job(),
                  Plain.text(letter.subject()),
                  letter.attempts(),
                  moment(letter.last()),
                  Plain.text(letter.error())));
    }
    return text.toString();
  }

  private static String moment(Optional<Instant> at) {
    return at.map(JobText::moment).orElse("never");
  }

  private static String moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
