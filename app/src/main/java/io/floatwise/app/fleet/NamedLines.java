package io.floatwise.app.fleet;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What one account of many has to say: whole lines on the log of all, with its name before them.
/// Thread-safe.
public final class NamedLines extends OutputStream {

  private final PrintStream log;
  private final String name;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private NamedLines(PrintStream log, String name) {
    this.log = log;
    this.name = name;
  }

  /// @param log of all
  public static PrintStream of(PrintStream log, String name) {
    return new PrintStream(new NamedLines(log, name), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int piece) {
    if (piece == '\n') {
      log.println(name + ": " + line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(piece);
    }
  }
}
