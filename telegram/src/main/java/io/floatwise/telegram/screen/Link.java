package io.floatwise.telegram.screen;

import java.nio.charset.StandardCharsets;

/// Where a button leads: a screen with an argument. Travels as `screen argument`, at most 64 bytes.
///
/// @param argument empty for none
public record Link(String screen, String argument) {

  private static final int LONGEST = 64;

  public Link {
    if ((argument.isEmpty() ? screen : screen + " " + argument)
            .getBytes(StandardCharsets.UTF_8)
            .length
        > LONGEST) {
      throw new IllegalArgumentException("expected a link of at most 64 bytes, found " + screen);
    }
  }

  public static Link to(String screen) {
    return new Link(screen, "");
  }

  /// Reads what [#data] wrote; what somebody else wrote becomes a link to a screen that is not
  /// there.
  public static Link of(String data) {
    if (data.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return new Link("", "");
    }
    int space = data.indexOf(' ');
    return space < 0
        ? new Link(data, "")
        : new Link(data.substring(0, space), data.substring(space + 1));
  }

  public String data() {
    return argument.isEmpty() ? screen : screen + " " + argument;
  }
}
