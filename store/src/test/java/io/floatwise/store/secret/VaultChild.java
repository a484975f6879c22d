package io.floatwise.store.secret;

import static io.floatwise.store.secret.VaultFolder.NOW;

import io.floatwise.core.error.InputException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own that changes a vault and says after each change that it is done.
final class VaultChild {

  static final int NAMES = 5;

  private VaultChild() {}

  /// @param work `put` sets one secret after the other; `turn` also rotates and changes the master
  ///   key
  /// @param first number of the first value
  /// @param count of values
  static Process start(VaultFolder folder, String work, int first, int count) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(VaultChild.class.getName(), folder.temp().toString(), work));
    command.addAll(List.of(Integer.toString(first), Integer.toString(count)));
    File complaints = folder.temp().resolve(work + ".stderr").toFile();
    return new ProcessBuilder(command).redirectError(complaints).start();
  }

  static BufferedReader reader(Process child) {
    return child.inputReader(StandardCharsets.UTF_8);
  }

  /// Which of the two keys opens the vault.
  static String opening(VaultFolder folder) {
    try {
      folder.with(folder.key("k0"), _ -> {});
      return "k0";
    } catch (InputException _) {
      return "k1";
    }
  }

  public static void main(String[] arguments) {
    var folder = new VaultFolder(Path.of(arguments[0]));
    boolean turns = arguments[1].equals("turn");
    int first = Integer.parseInt(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    String key = opening(folder);
    System.out.println("open");
    for (int i = first; i < first + count; i++) {
      folder.put(folder.key(key), arguments[1] + "-" + i % NAMES, "value " + i);
      System.out.println(i);
      if (turns && i % 3 == 0) {
        folder.with(folder.key(key), vault -> vault.rotate(NOW));
      }
      if (turns && i % 4 == 1) {
        String next = key.equals("k0") ? "k1" : "k0";
        folder.with(folder.key(key), vault -> vault.rekey(folder.key(next)));
        key = next;
      }
    }
  }
}
