package io.floatwise.store.backup;

/// Something that is there and can be backed up.
///
/// @param part what kind of thing it is
/// @param name among those of its kind
/// @param site where its rows are
record Section(Part part, String name, Site site) {

  /// For people.
  String title() {
    return SectionContents.title(part.kind(), name);
  }

  /// For people, with its place.
  String where() {
    return "%s in %s".formatted(title(), site);
  }
}
