package io.floatwise.app.cli;

import io.floatwise.store.people.PeoplePlace;
import io.floatwise.store.people.SqlPeople;
import picocli.CommandLine.Mixin;

/// Whose people are meant.
final class PeopleOption {

  @Mixin private DataOption data = new DataOption();

  /// The caller closes it.
  SqlPeople open() {
    return PeoplePlace.of(data.path(), System.getenv()).open();
  }
}
