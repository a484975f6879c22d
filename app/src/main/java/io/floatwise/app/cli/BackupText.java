package io.floatwise.app.cli;

import io.floatwise.store.backup.Contents;
import io.floatwise.store.backup.Home;
import io.floatwise.store.backup.Import;
import io.floatwise.store.backup.SectionContents;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What is in a backup and what became of it, as lines; nothing of it is secret.
final class BackupText {

  /// Names come from a file; they must not reach the terminal as anything but text.
  private static final Pattern STRANGE = Pattern.compile("[^\\x20-\\x7e]");

  private static final double MEGABYTE = 1_000_000;

  private BackupText() {}

  static String written(Path file, Contents contents) {
    return "backup %s: %s%n".formatted(file, summary(contents));
  }

  static String contents(Path file, Contents contents) {
    var text = new StringBuilder();
    text.append(
        "backup %s of %s: whole, every seal, digest and chain holds%n%n"
            .formatted(file, contents.moment()));
    text.append(line("WHAT", "ACCOUNT", "ENTRIES"));
    contents.sections().forEach(section -> text.append(lines(section)));
    return text.append("%n%s%n".formatted(summary(contents))).toString();
  }

  static String restored(Home home, Contents restored) {
    var text = new StringBuilder();
    text.append(line("RESTORED", "ACCOUNT", "ENTRIES"));
    restored.sections().forEach(section -> text.append(lines(section)));
    return text.append(
            "%nto %s, as it was at %s; read back, every chain and digest holds%n"
                .formatted(home, restored.moment()))
        .toString();
  }

  static String imported(Home home, List<Import.Imported> imported) {
    var text = new StringBuilder();
    for (Import.Imported each : imported) {
      text.append(
          "%-28s %s%n"
              .formatted(
                  plain(each.contents().title()),
                  switch (each.fate()) {
                    case BROUGHT -> "brought, %d rows".formatted(each.contents().rows());
                    case UNCHANGED -> "there already, row by row; nothing changed";
                    case GONE_ON -> "there already, and has gone on since; left alone";
                    case IN_PLACE -> "stays in the data directory, where it is";
                  }));
    }
    return text.append("import to %s: done%n".formatted(home)).toString();
  }

  private static String lines(SectionContents section) {
    var text = new StringBuilder();
    if (section.counts().isEmpty()) {
      text.append(line(section.title(), "", "0"));
    }
    section
        .counts()
        .forEach((who, count) -> text.append(line(section.title(), who, Long.toString(count))));
    return text.toString();
  }

  private static String summary(Contents contents) {
    return String.format(
        Locale.ROOT, "%d rows, %.3f MB", contents.rows(), contents.bytes() / MEGABYTE);
  }

  private static String line(String what, String who, String count) {
    return "%-28s %-40s %10s%n".formatted(plain(what), plain(who), count);
  }

  private static String plain(String text) {
    return STRANGE.matcher(text).replaceAll("?");
  }
}
