package io.floatwise.tape.prepared;

import io.floatwise.core.prepared.PreparedWriter;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The prepared markets of a tape, each under the name of what it was made of. The last few are
/// kept; they can be deleted at any time and are made again when they are asked for.
public final class PreparedFolder {

  private static final String ENDING = ".market";
  private static final String DRAFT = ".draft";
  private static final int KEPT = 3;

  /// Nobody writes for so long.
  private static final Duration DRAFT_AGE = Duration.ofDays(1);

  private final Path folder;

  /// @param tape its folder
  public PreparedFolder(Path tape) {
    this.folder = tape.resolve(".prepared");
  }

  /// The prepared market of that name; empty if there is none.
  ///
  /// @param name what it was made of, letters and digits
  /// @throws io.floatwise.core.tape.TapeException if it is not whole
  /// @throws IOException if it is there and cannot be read
  public Optional<PreparedFile> open(String name) throws IOException {
    Path file = file(name);
    try {
      PreparedFile opened = PreparedFile.open(file);
      return Optional.of(opened);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Makes the prepared market of that name. Nobody sees it before it is whole.
  ///
  /// @param making writes it and returns its index; empty if it cannot be prepared, then nothing is
  ///   kept
  /// @return whether it was made
  /// @throws IOException if it cannot be written, for example because the disk is full
  public boolean make(String name, Function<PreparedWriter, Optional<byte[]>> making)
      throws IOException {
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "." + name, DRAFT);
    try {
      boolean isMade = write(draft, making);
      if (isMade) {
        Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE);
        forgetOld();
      }
      return isMade;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Lets go of a file that is not as it was written.
  public void drop(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private static boolean write(Path draft, Function<PreparedWriter, Optional<byte[]>> making)
      throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        var blocks = new Blocks(channel)) {
      blocks.sign();
      Optional<byte[]> index = making.apply(new PreparedWriter(blocks));
      if (index.isEmpty()) {
        return false;
      }
      blocks.end(blocks.add(index.get()));
      channel.force(true);
      return true;
    }
  }

  private void forgetOld() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.getFileName().toString().endsWith(ENDING)).forEach(files::add);
    }
    files.sort(Comparator.comparing(PreparedFolder::changedAt).reversed());
    forgetDrafts(changedAt(files.getFirst()));
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /// Those of processes that were killed.
  ///
  /// @param now when the latest file was made
  private void forgetDrafts(FileTime now) throws IOException {
    FileTime old = FileTime.from(now.toInstant().minus(DRAFT_AGE));
    List<Path> drafts = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.getFileName().toString().endsWith(DRAFT)).forEach(drafts::add);
    }
    for (Path draft : drafts) {
      if (changedAt(draft).compareTo(old) < 0) {
        Files.deleteIfExists(draft);
      }
    }
  }

  /// Somebody else may have deleted it meanwhile.
  private static FileTime changedAt(Path file) {
    return FileTime.fromMillis(file.toFile().lastModified());
  }

  private Path file(String name) {
    if (!name.matches("[0-9a-zA-Z]+")) {
      throw new IllegalArgumentException("expected letters and digits, found " + name);
    }
    return folder.resolve(name + ENDING);
  }

  /// Blocks on their way to a file.
  private static final class Blocks implements PreparedWriter.Sink, AutoCloseable {
    private final DataOutputStream out;
    private final CRC32C checksum = new CRC32C();
    private long place;

    Blocks(FileChannel channel) {
      out =
          new DataOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20));
    }

    void sign() throws IOException {
      out.writeLong(PreparedFile.SIGN);
      place = Long.BYTES;
    }

    @Override
    public long add(byte[] block) {
      try {
        long begin = place;
        checksum.reset();
        checksum.update(block);
        out.writeInt(block.length);
        out.writeInt((int) checksum.getValue());
        out.write(block);
        place += PreparedFile.HEAD + block.length;
        return begin;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void end(long index) throws IOException {
      out.writeLong(index);
      out.writeLong(PreparedFile.SIGN);
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
