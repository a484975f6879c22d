package io.floatwise.store.replay;

import io.floatwise.core.tape.OwnLog;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.TapeException;
import io.floatwise.store.database.DataDirectory;
import io.floatwise.store.database.DataDirectoryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file of what an account was told since a start: a line for each thing, with its checksum in
/// front. A line that is cut or torn ends it for a reader. Not thread-safe.
public final class ReplayFile implements OwnLog {

  private static final int BUFFER = 1 << 16;
  private static final int CHECKSUM = 8;

  private final Path file;
  private final FileChannel channel;
  private final ReplayCodec codec = new ReplayCodec();
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  private ReplayFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Begins a file for its owner only.
  ///
  /// @throws TapeException if it cannot be written
  public static ReplayFile create(ReplayFolder folder) {
    try {
      DataDirectory.open(folder.path());
    } catch (DataDirectoryException e) {
      throw new TapeException(String.valueOf(e.getMessage()), e);
    }
    Path file = folder.next();
    try {
      return new ReplayFile(
          file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static TapeException failed(Path file, IOException e) {
    return new TapeException("%s: expected a file to write, found %s".formatted(file, e), e);
  }

  @Override
  public void write(OwnRow row) {
    byte[] line = codec.write(row).getBytes(StandardCharsets.UTF_8);
    put((checksum(line) + " ").getBytes(StandardCharsets.UTF_8));
    put(line);
    put(new byte[] {'\n'});
  }

  private void put(byte[] bytes) {
    if (buffer.remaining() < bytes.length) {
      drain();
    }
    if (buffer.remaining() < bytes.length) {
      buffer = ByteBuffer.allocate(bytes.length);
    }
    buffer.put(bytes);
  }

  private void drain() {
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
    buffer.clear();
  }

  @Override
  public void force() {
    drain();
    try {
      channel.force(false);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      force();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static String checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }

  /// Rows of files, one after the other, as far as each is whole.
  ///
  /// @throws TapeException while reading, if a file cannot be read, or a line makes no sense though
  ///   its checksum is right
  public static Rows read(List<Path> files) {
    return new Rows(files);
  }

  /// Hands out rows in their order, and says what it could not read. Not thread-safe.
  public static final class Rows implements Iterator<OwnRow>, AutoCloseable {

    private final Iterator<Path> files;
    private final List<String> torn = new ArrayList<>();
    private Optional<Lines> open = Optional.empty();
    private Optional<OwnRow> next;

    private static final class Lines {
      private final Path file;
      private final BufferedReader reader;
      private final ReplayCodec codec = new ReplayCodec();
      private boolean hasAny;

      Lines(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
      }
    }

    private Rows(List<Path> files) {
      this.files = List.copyOf(files).iterator();
      this.next = advance();
    }

    /// Files that end with a line that is not whole, or have none.
    public List<String> torn() {
      return List.copyOf(torn);
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public OwnRow next() {
      OwnRow row = next.orElseThrow(NoSuchElementException::new);
      next = advance();
      return row;
    }

    private Optional<OwnRow> advance() {
      while (open.isPresent() || files.hasNext()) {
        if (open.isEmpty()) {
          open = Optional.of(lines(files.next()));
        }
        Optional<OwnRow> row = row(open.get());
        if (row.isPresent()) {
          return row;
        }
        close();
      }
      return Optional.empty();
    }

    private static Lines lines(Path file) {
      try {
        // They are ASCII; whatever else is there fails its checksum.
        return new Lines(file, Files.newBufferedReader(file, StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    private Optional<OwnRow> row(Lines lines) {
      Optional<String> line;
      try {
        line = Optional.ofNullable(lines.reader.readLine());
      } catch (IOException | UncheckedIOException e) {
        throw unreadable(lines.file, e);
      }
      Optional<String> body = line.flatMap(Rows::whole);
      if (line.isPresent() ? body.isEmpty() : !lines.hasAny) {
        torn.add(lines.file.getFileName().toString());
      }
      lines.hasAny = true;
      try {
        return body.map(lines.codec::read);
      } catch (TapeException e) {
        throw new TapeException(lines.file + ": " + e.getMessage(), e);
      }
    }

    private static Optional<String> whole(String line) {
      if (line.length() <= CHECKSUM + 1) {
        return Optional.empty();
      }
      String body = line.substring(CHECKSUM + 1);
      String sum = checksum(body.getBytes(StandardCharsets.ISO_8859_1));
      return line.startsWith(sum + " ") ? Optional.of(body) : Optional.empty();
    }

    private static TapeException unreadable(Path file, Exception e) {
      return new TapeException("%s: expected a file to read, found %s".formatted(file, e), e);
    }

    @Override
    public void close() {
      open.ifPresent(lines -> {
        try {
          lines.reader.close();
        } catch (IOException e) {
          throw unreadable(lines.file, e);
        }
      });
      open = Optional.empty();
    }
  }
}
