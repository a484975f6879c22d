package io.floatwise.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The files of the checkout, without what builds, editors and version control leave there.
final class SourceTree {
  private static final Set<String> NOT_OURS =
      Set.of(".git", ".idea", ".vscode", ".settings", "target", "node_modules");
  private static final Set<String> TEXT =
      Set.of(
          "java",
          "xml",
          "md",
          "txt",
          "properties",
          "sh",
          "html",
          "css",
          "js",
          "json",
          "yml",
          "yaml",
          "sql",
          "tsv",
          "csv",
          "cmd",
          "config");

  /// The folder of the parent pom, given by the build.
  static final Path ROOT = Path.of(System.getProperty("floatwise.root", ".."));

  private SourceTree() {}

  static List<Path> java() {
    return files().stream().filter(file -> extension(file).equals("java")).toList();
  }

  /// Java and everything else that people read; scripts without an extension too.
  static List<Path> text() {
    return files().stream()
        .filter(file -> TEXT.contains(extension(file)) || extension(file).isEmpty())
        .toList();
  }

  static List<Path> files() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              // In a linked work tree .git is a file.
              if (attributes.isRegularFile() && !NOT_OURS.contains(file.getFileName().toString())) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return found;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// The path as a reader of the repository knows it, with `/` on every system.
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }
}
