package io.floatwise.app.run;

import io.floatwise.store.people.PeoplePlace;

/// Who may use the faces of a run.
///
/// @param people where they are kept
/// @param account that the run trades, by its name in the vault
public record Guests(PeoplePlace people, String account) {}
