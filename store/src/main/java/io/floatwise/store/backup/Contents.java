package io.floatwise.store.backup;

import java.time.Instant;
import java.util.List;

/// What a backup holds.
///
/// @param id differs from backup to backup; 64 hex digits
/// @param moment when it was begun; each database in it is of one moment right after
/// @param bytes of the file
/// @param sections in the order of the file
public record Contents(String id, Instant moment, long bytes, List<SectionContents> sections) {

  public Contents {
    sections = List.copyOf(sections);
  }

  /// Of all sections.
  public long rows() {
    return sections.stream().mapToLong(SectionContents::rows).sum();
  }
}
