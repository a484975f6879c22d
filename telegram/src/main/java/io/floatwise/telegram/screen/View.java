package io.floatwise.telegram.screen;

import java.util.List;
import java.util.Optional;

/// A drawn screen.
///
/// @param rows the buttons below
/// @param toast what a tap that led here is answered with; empty for nothing
/// @param document a file that comes with it
public record View(Html text, List<List<Button>> rows, String toast, Optional<Document> document) {

  public View(Html text, List<List<Button>> rows, String toast) {
    this(text, rows, toast, Optional.empty());
  }

  /// A file.
  public record Document(String name, String text) {}

  /// A button and where it leads.
  public record Button(String label, Link link) {}

  public View {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
