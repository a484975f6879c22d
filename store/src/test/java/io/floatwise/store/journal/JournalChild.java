package io.floatwise.store.journal;

import io.floatwise.store.database.DataDirectoryException;
import io.floatwise.testkit.journal.RandomEntries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A process of its own that writes to a journal and says after each append how far it is.
final class JournalChild {

  private JournalChild() {}

  /// @param complaints file for what it says when it fails
  static Process start(JournalSite site, long seed, Path complaints) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(JournalChild.class.getName(), site.argument(), Long.toString(seed)));
    return new ProcessBuilder(command).redirectError(complaints.toFile()).start();
  }

  static BufferedReader reader(Process child) {
    return child.inputReader(StandardCharsets.UTF_8);
  }

  /// The last entry of the batch that begins with `first`; the sizes follow from the seed.
  static long batchEnd(long seed, long first) {
    return first + new SplittableRandom(seed + first).nextLong(4);
  }

  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[1]);
    RandomEntries random = new RandomEntries(seed);
    try (SqlJournal journal = JournalSite.of(arguments[0]).open()) {
      long next = JournalSite.entries(journal).size() + 1L;
      System.out.println("open");
      while (true) {
        long last = batchEnd(seed, next);
        journal.append(random.between(next, last));
        System.out.println(last);
        next = last + 1;
      }
    } catch (DataDirectoryException e) {
      System.out.println(e.getMessage());
    }
  }
}
