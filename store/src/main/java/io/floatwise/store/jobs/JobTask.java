package io.floatwise.store.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;

/// A job as the scheduler sees it, and what becomes of it when it ends.
///
/// @param letters where it goes if it fails for good
record JobTask(Job job, JobTerms terms, DeadLetters letters) {

  Task<Void> task() {
    return Tasks.custom(job.name(), Void.class)
        .onFailure(this::failed)
        .onDeadExecution(this::failed)
        .execute(this::work);
  }

  private CompletionHandler<Void> work(TaskInstance<Void> instance, ExecutionContext context) {
    job.work().about(instance.getId());
    return this::succeeded;
  }

  /// First the letter and then the task: whoever is killed between the two does it once more.
  private void succeeded(ExecutionComplete complete, ExecutionOperations<Void> then) {
    letters.remove(job.name(), complete.getExecution().getId());
    if (job.every().isPresent()) {
      then.reschedule(complete, complete.getTimeDone().plus(job.every().get()));
    } else {
      then.remove();
    }
  }

  /// Also if its node died in the middle: work that kills every node must not go round for ever.
  private void failed(ExecutionComplete complete, ExecutionOperations<Void> then) {
    Execution execution = complete.getExecution();
    int failures = execution.consecutiveFailures + 1;
    Instant now = complete.getTimeDone();
    int round = failures % terms.attempts();
    if (round != 0) {
      then.reschedule(complete, now.plus(pauseAfter(round)));
      return;
    }
    String error = complete.getCause().map(JobTask::words).orElse("the node ended in the middle");
    letters.bury(new DeadLetter(job.name(), execution.getId(), failures, now, error));
    if (job.every().isPresent()) {
      then.reschedule(complete, now.plus(job.every().get()));
    } else {
      then.remove();
    }
  }

  /// What is done often is not tried more seldom because it failed.
  private Duration pauseAfter(int failures) {
    Duration pause = terms.pauseAfter(failures);
    return job.every().filter(every -> every.compareTo(pause) < 0).orElse(pause);
  }

  private static String words(Throwable cause) {
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
