package io.floatwise.store.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process of its own, with little memory, that makes a backup, restores one or imports.
final class BackupChild {

  private BackupChild() {}

  /// @param deed `backup`, `restore` or `import`
  /// @param file the backup, or the folder to import from
  /// @param home where it is done
  /// @param complaints file for what it says when it fails
  static Process start(String deed, Path file, Home home, String url, Path complaints)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(BackupChild.class.getName(), deed, file.toString(), home.data().toString(), url));
    return new ProcessBuilder(command)
        .redirectError(complaints.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[1]);
    Path data = Path.of(arguments[2]);
    Home home = arguments[3].isEmpty() ? Places.folder(data) : Places.database(data, arguments[3]);
    switch (arguments[0]) {
      case "backup" -> Places.backups(home).write(file, Places.key(), true);
      case "restore" -> new Restore(home).from(file, Places.key(), true);
      case "import" -> new Import(home).from(file);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
