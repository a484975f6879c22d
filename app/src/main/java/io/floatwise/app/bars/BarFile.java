package io.floatwise.app.bars;

import io.floatwise.core.bars.BarSource;
import io.floatwise.core.bars.Bars;
import io.floatwise.core.error.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file of comma-separated values with a header, read part by part, so that it may be larger than
/// the memory. Every refusal names file and line.
public final class BarFile implements BarSource {

  private static final int PART = 8192;

  private final Path file;
  private final BufferedReader reader;
  private final BarColumns columns;
  private final Bars part = new Bars(PART);
  private int line = 1;

  private BarFile(Path file, BufferedReader reader, BarColumns columns) {
    this.file = file;
    this.reader = reader;
    this.columns = columns;
  }

  /// @throws InputException if it cannot be read or has no header of bars
  public static BarFile open(Path file) {
    try {
      BufferedReader reader = Files.newBufferedReader(file);
      try {
        String header = reader.readLine();
        return new BarFile(file, reader, BarColumns.of(header == null ? "" : header));
      } catch (InputException e) {
        reader.close();
        throw at(file, 1, e);
      } catch (IOException e) {
        reader.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public Optional<Bars> next() {
    part.clear();
    try {
      while (part.size() < PART) {
        String row = reader.readLine();
        if (row == null) {
          break;
        }
        line++;
        if (!row.isBlank()) {
          columns.add(row, part);
        }
      }
    } catch (InputException e) {
      throw at(file, line, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return part.size() == 0 ? Optional.empty() : Optional.of(part);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputException at(Path file, int line, InputException e) {
    return new InputException("%s line %d: %s".formatted(file, line, e.getMessage()), e);
  }

  private static InputException unreadable(Path file, IOException e) {
    return new InputException(
        "%s: expected a text that can be read, found %s".formatted(file, e), e);
  }
}
