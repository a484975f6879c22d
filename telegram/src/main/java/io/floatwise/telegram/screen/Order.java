package io.floatwise.telegram.screen;

import io.floatwise.core.operator.Command;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.operator.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// A command that was handed over, and what the engine made of it within a moment.
///
/// @param status the latest one
/// @param end what became of it
record Order(Status status, End end) {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  enum End {
    /// The status shows what was wanted.
    DONE,
    /// The engine said no; the status has the reason.
    REFUSED,
    /// Not to be seen yet.
    ASKED
  }

  /// Hands `command` over and waits a moment for its effect.
  ///
  /// @param done whether a status shows what was wanted
  static Order give(Visit visit, Command command, Predicate<Status> done) {
    Operator operator = visit.operator();
    long before = operator.status().seq();
    Predicate<Status> refused =
        status -> status.safety().refusedCommand().filter(r -> r.seq() > before).isPresent();
    var reached = new CompletableFuture<Order>();
    Operator.Subscription subscription =
        operator.subscribe(status -> {
          if (refused.test(status)) {
            reached.complete(new Order(status, End.REFUSED));
          } else if (done.test(status)) {
            reached.complete(new Order(status, End.DONE));
          }
        });
    try {
      operator.submit(command, visit.by());
      return reached.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Order(operator.status(), End.ASKED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Order(operator.status(), End.ASKED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes this with a failure", e);
    } finally {
      subscription.close();
    }
  }

  /// What to say of it in a toast: the sentence `key.done` or `key.asked`, or why not.
  String said(Messages m, String key, Object... arguments) {
    return switch (end) {
      case DONE -> m.plain(key + ".done", arguments);
      case REFUSED -> refusal().orElseGet(() -> m.plain(key + ".asked", arguments));
      case ASKED -> m.plain(key + ".asked", arguments);
    };
  }

  private Optional<String> refusal() {
    return status.safety().refusedCommand().map(Status.RefusedLine::text);
  }
}
