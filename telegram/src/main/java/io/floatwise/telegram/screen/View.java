package io.floatwise.telegram.screen;

import java.util.List;

/// A drawn screen.
///
/// @param rows the buttons below
/// @param toast what a tap that led here is answered with; empty for nothing
public record View(Html text, List<List<Button>> rows, String toast) {

  /// A button and where it leads.
  public record Button(String label, Link link) {}

  public View {
    rows = rows.stream().map(List::copyOf).toList();
  }
}
