package io.floatwise.tape;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file of a tape says of it, so that a damaged file is known without anything
/// beside it: `00000001-00000042-123456-0a1b2c3d.parquet`.
///
/// @param first first segment of the log that is in it
/// @param last last segment
/// @param rows that it holds
/// @param crc CRC-32C of all its bytes
record PartName(long first, long last, long rows, int crc) implements Comparable<PartName> {

  static final String SUFFIX = ".parquet";

  private static final Pattern FORM =
      Pattern.compile("(\\d{8,18})-(\\d{8,18})-(\\d{1,18})-([0-9a-f]{8})\\" + SUFFIX);

  static Optional<PartName> parse(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches()
        ? Optional.of(
            new PartName(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Integer.parseUnsignedInt(matcher.group(4), 16)))
        : Optional.empty();
  }

  /// Whether everything that `other` holds is in this one. Of two with the same segments, which a
  /// crash may leave, the first by name counts.
  boolean supersedes(PartName other) {
    boolean covers = first <= other.first && last >= other.last;
    boolean same = first == other.first && last == other.last;
    return covers && (!same || toString().compareTo(other.toString()) < 0);
  }

  @Override
  public int compareTo(PartName other) {
    return toString().compareTo(other.toString());
  }

  /// The name of the file.
  @Override
  public String toString() {
    return "%08d-%08d-%d-%08x%s".formatted(first, last, rows, crc, SUFFIX);
  }
}
