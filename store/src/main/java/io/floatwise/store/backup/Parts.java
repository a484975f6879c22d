package io.floatwise.store.backup;

import java.util.List;
import java.util.Optional;

/// Everything that is backed up.
final class Parts {

  static final List<Part> ALL = List.of(new JournalPart(), new PeoplePart(), new VaultPart());

  private Parts() {}

  static Optional<Part> of(String kind) {
    return ALL.stream().filter(part -> part.kind().equals(kind)).findFirst();
  }

  /// The sections that there are.
  ///
  /// @param secrets whether the vault is one of them
  static List<Section> in(Home home, boolean secrets) {
    return ALL.stream()
        .filter(part -> secrets || !part.kind().equals(VaultPart.KIND))
        .flatMap(part -> part.in(home).stream())
        .toList();
  }
}
