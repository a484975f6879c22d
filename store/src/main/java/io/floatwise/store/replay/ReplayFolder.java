package io.floatwise.store.replay;

import io.floatwise.core.error.InputException;
import io.floatwise.core.tape.TapeException;
import io.floatwise.store.database.DataDirectory;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of one account, one for each start, in their order.
///
/// @param path where they are; need not exist
public record ReplayFolder(Path path) {

  private static final String SUFFIX = ".jsonl";

  /// @param folder of the mode
  public static ReplayFolder of(Path folder, String account) {
    String name = URLEncoder.encode(account, StandardCharsets.UTF_8);
    return new ReplayFolder(folder.resolve(DataDirectory.REPLAY).resolve(name));
  }

  /// The folder of an account below a data directory.
  ///
  /// @param mode name of its mode; null if there is only one
  /// @param account null if there is only one
  /// @throws InputException if there is none, or it is not clear which one is meant
  public static ReplayFolder one(Path data, @Nullable String mode, @Nullable String account) {
    List<Path> found =
        folders(data).stream()
            .filter(folder -> mode == null || name(folder, 0).equals(mode))
            .flatMap(folder -> folders(folder.resolve(DataDirectory.REPLAY)).stream())
            .filter(folder -> account == null || account.equals(decoded(name(folder, 0))))
            .toList();
    if (found.size() != 1) {
      throw new InputException(
          "%s: expected one account of which something was recorded, found %s%s"
              .formatted(
                  data.toAbsolutePath().normalize(),
                  found.isEmpty()
                      ? "none"
                      : found.stream()
                          .map(folder ->
                              "%s of %s".formatted(decoded(name(folder, 0)), name(folder, 2)))
                          .collect(Collectors.joining(", ")),
                  found.isEmpty()
                      ? "; run or demo with --record record it"
                      : "; choose with --mode and --account"));
    }
    return new ReplayFolder(found.getFirst());
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new TapeException("%s: expected a folder to read, found %s".formatted(parent, e), e);
    }
  }

  /// @param up how many folders above
  private static String name(Path folder, int up) {
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.getName(absolute.getNameCount() - 1 - up).toString();
  }

  private static String decoded(String name) {
    return URLDecoder.decode(name, StandardCharsets.UTF_8);
  }

  /// The files that are there, oldest first.
  ///
  /// @throws TapeException if the folder cannot be read
  public List<Path> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{8}\\" + SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new TapeException("%s: expected a folder to read, found %s".formatted(path, e), e);
    }
  }

  /// The file of the next start.
  Path next() {
    List<Path> files = files();
    int number =
        files.isEmpty()
            ? 1
            : Integer.parseInt(files.getLast().getFileName().toString().substring(0, 8)) + 1;
    return path.resolve("%08d%s".formatted(number, SUFFIX));
  }
}
