package io.floatwise.app.cli;

import io.floatwise.core.error.InputException;
import io.floatwise.tape.TapeReading;
import io.floatwise.tape.TapeStore;
import io.floatwise.tape.TapeUpkeep;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `floatwise tape compact`.
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = {
      "Makes one file of the many of each day, and lets old days go where --keep-days says so.",
      "A running recorder does it by itself; this is for a tape that nobody writes. Whoever reads"
          + " meanwhile is not disturbed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:a day is damaged and was left as it is; it is named"})
public final class TapeCompactCommand implements Callable<Integer> {

  @Mixin private TapeOption tape = new TapeOption();

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Days of market time to keep, the newest one counted (default: all).")
  private @Nullable Integer keep;

  @Override
  public Integer call() throws IOException {
    Integer days = keep;
    if (days != null && days < 1) {
      throw new InputException("--keep-days: expected 1 or more, found " + days);
    }
    TapeReading.open(tape.folder()).close();
    try (var store = TapeStore.open(tape.folder())) {
      store.settle();
      TapeUpkeep.Done done =
          new TapeUpkeep(store, TapeUpkeep.GRACE)
              .run(days == null ? OptionalInt.empty() : OptionalInt.of(days), true, Instant.now());
      System.out.printf(
          "%d days joined, %d files fewer within the hour; %d days let go%n",
          done.joined(), done.files(), done.gone());
      done.losses()
          .forEach(loss -> System.err.printf("damaged: %s: %s%n", loss.file(), loss.why()));
      return done.losses().isEmpty() ? 0 : 1;
    }
  }
}
