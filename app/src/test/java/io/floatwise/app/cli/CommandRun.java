package io.floatwise.app.cli;

import io.floatwise.app.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One run of the program in this JVM, as a person types it.
///
/// @param code exit code
/// @param out what it wrote
/// @param err what it complained of
public record CommandRun(int code, String out, String err) {

  /// @param words the command and its flags
  public static CommandRun of(List<String> words) {
    var err = new StringWriter();
    var out = new ByteArrayOutputStream();
    PrintStream usual = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      int code =
          Main.commandLine(Locale.ENGLISH)
              .setErr(new PrintWriter(err, true))
              .execute(words.toArray(String[]::new));
      return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(usual);
    }
  }

  /// @param first the command and what stands before the rest
  static CommandRun of(List<String> first, String... rest) {
    return of(Stream.concat(first.stream(), Stream.of(rest)).toList());
  }
}
