package io.floatwise.tape;

import io.floatwise.core.tape.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A file of a tape.
///
/// @param bytes how large it is
record Part(Path file, PartName name, long bytes) {

  /// Why it must not be believed; empty if it is what was written.
  ///
  /// @throws IOException if it cannot be read
  Optional<Loss> damage() throws IOException {
    int found = Durable.crc(file);
    return found == name.crc()
        ? Optional.empty()
        : Optional.of(
            new Loss(
                file.toString(),
                name.rows(),
                "expected checksum %08x, found %08x in %d bytes"
                    .formatted(name.crc(), found, bytes)));
  }
}
