package io.floatwise.store.backup;

import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.store.secret.SealedHead;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with backups that are named by their time. Knows its own files by their names, which
/// hold a mark of the place that they are of, and by how they begin; it touches no others.
///
/// @param path that is there
/// @param mark of the place, 8 hex digits
record BackupFolder(Path path, String mark) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String ENDING = ".backup";
  private static final String BAD = ".bad";
  private static final int MARK_BYTES = 4;

  /// @throws InputException if there is no such folder
  static BackupFolder of(Path path, Home home) {
    if (!Files.isDirectory(path)) {
      throw new InputException(
          "--to-folder: expected a folder that is there, found none at " + path);
    }
    return new BackupFolder(path.toAbsolutePath().normalize(), mark(home));
  }

  private static String mark(Home home) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(home.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Path file(Instant moment) {
    return path.resolve("floatwise-%s-%s%s".formatted(mark, TIME.format(moment), ENDING));
  }

  /// Deletes all of ours but the newest, and drafts that killed processes have left.
  ///
  /// @param keep how many stay, 1 or more
  /// @param newest was just written and is whole; it stays whatever its time
  /// @throws StorageException if the folder cannot be read
  Pruned prune(int keep, Path newest) {
    try {
      for (Path draft : named(BackupFile.DRAFT)) {
        BackupFile.sweep(draft);
      }
      List<Path> deleted = new ArrayList<>();
      List<String> left = new ArrayList<>();
      int kept = 1;
      for (Path file : named("")) {
        try {
          if (!file.equals(newest)
              && isBackup(file)
              && ++kept > keep
              && Files.deleteIfExists(file)) {
            deleted.add(file);
          }
        } catch (IOException e) {
          left.add(e.toString());
        }
      }
      return new Pruned(deleted, left);
    } catch (IOException e) {
      throw new StorageException(
          "backups in %s: expected a folder to read, found %s".formatted(path, e), e);
    }
  }

  /// What became of older ones.
  ///
  /// @param left why some could not be looked at or deleted
  record Pruned(List<Path> deleted, List<String> left) {}

  /// Takes its name from a file that turned out not to be whole, so that nobody relies on it.
  ///
  /// @throws StorageException if it keeps its name
  void disown(Path file) {
    try {
      Files.move(file, file.resolveSibling(file.getFileName() + BAD));
    } catch (IOException e) {
      throw new StorageException(
          "backup %s: expected to rename it, because it is not whole, found %s; delete it yourself"
              .formatted(file, e),
          e);
    }
  }

  /// Files with names like ours, newest first.
  ///
  /// @param more what stands behind the name
  private List<Path> named(String more) throws IOException {
    var name =
        Pattern.compile(
            "floatwise-%s-[0-9]{8}T[0-9]{6}Z%s".formatted(mark, Pattern.quote(ENDING + more)));
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static boolean isBackup(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return SealedHead.isOf(in);
    }
  }
}
