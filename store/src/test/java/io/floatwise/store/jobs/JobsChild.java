package io.floatwise.store.jobs;

import io.floatwise.store.database.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A node that does letters until one of them kills it.
final class JobsChild {

  static final String JOB = "letter";
  static final String DONE = "done.txt";

  private JobsChild() {}

  static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    Optional<DatabaseUrl> database =
        Optional.of(arguments[1]).filter(text -> !text.isEmpty()).map(DatabaseUrl::parse);
    String node = "child " + ProcessHandle.current().pid();
    var job = new Job(JOB, Optional.empty(), subject -> carry(folder, subject));
    try (var _ =
        Jobs.open(
            new JobsPlace(folder, database),
            List.of(job),
            JobsContract.QUICK,
            node,
            InstantSource.system())) {
      new CountDownLatch(1).await();
    }
  }

  private static void carry(Path folder, String subject) {
    if (subject.startsWith("poison")) {
      Runtime.getRuntime().halt(137);
    }
    try {
      Files.writeString(
          folder.resolve(DONE),
          subject + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
