package io.floatwise.sandbox.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of one game, one kind a line: `kind : what they say : word, word`, or without the part
/// in the middle. Lines that begin with `#` are comments. Thread-safe.
final class Vocabulary {

  private final List<Line> lines;

  private Vocabulary(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// @param kind what the words are
  /// @param meaning what they say about a thing; may be empty
  record Line(String kind, String meaning, List<String> words) {
    Line {
      words = List.copyOf(words);
    }
  }

  /// Reads a resource beside this class.
  static Vocabulary of(String resource) {
    List<Line> lines = new ArrayList<>();
    for (String text : text(resource).lines().toList()) {
      if (!text.isBlank() && !text.startsWith("#")) {
        String[] parts = text.split(" : ", -1);
        lines.add(
            new Line(
                parts[0],
                parts.length > 2 ? parts[1] : "",
                Arrays.asList(parts[parts.length - 1].split(", "))));
      }
    }
    return new Vocabulary(lines);
  }

  List<Line> all() {
    return lines;
  }

  List<Line> of(Kind kind) {
    return lines.stream().filter(line -> line.kind().equals(kind.label)).toList();
  }

  /// Every word of that kind, in the order of the resource.
  List<String> words(Kind kind) {
    return of(kind).stream().flatMap(line -> line.words().stream()).toList();
  }

  /// Kinds that more than one line may have.
  enum Kind {
    WEAPON("weapon"),
    WORN("worn"),
    THING("thing"),
    FINISH("finish"),
    SOUVENIR("souvenir"),
    KNIFE("knife"),
    KNIFE_FINISH("knife finish"),
    GLOVE("glove"),
    GLOVE_FINISH("glove finish"),
    STICKER("sticker"),
    CONTAINER("container"),
    LOOK("look");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private static String text(String resource) {
    try (InputStream in = Vocabulary.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("expected the resource " + resource + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
