package io.floatwise.app.shared;

import io.floatwise.core.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/// How the others call this node. It stands in its folder, so that after a crash the others know it
/// again and do not keep a part free for one that is gone.
final class NodeName {

  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");

  private NodeName() {}

  /// @throws InputException if the file holds something else
  static String in(Path folder) throws IOException {
    Path file = folder.resolve("node");
    if (!Files.exists(file)) {
      Path draft = folder.resolve("node.new");
      Files.writeString(draft, UUID.randomUUID().toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    String name = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (!FORM.matcher(name).matches()) {
      throw new InputException(
          "%s: expected the name of this node, found something else; delete it".formatted(file));
    }
    return name;
  }
}
