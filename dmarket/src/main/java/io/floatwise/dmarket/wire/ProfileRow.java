package io.floatwise.dmarket.wire;

import java.util.List;
import java.util.Optional;

/// The account's owner. `GET /account/v1/user`. The answer also holds secrets and personal data
/// (API tokens, e-mail, trade address): they are not read, so they cannot leak from here.
///
/// @param id of the account
/// @param targetsLimit most open targets of the account in one game
/// @param linkedGames games whose inventory the venue may read
/// @param restrictions names of what the account may not do at the moment
public record ProfileRow(
    String id,
    Optional<Integer> targetsLimit,
    List<String> linkedGames,
    List<String> restrictions) {

  /// A complaint about the answer does not show what was found.
  public static ProfileRow read(Json json) {
    try {
      return row(json);
    } catch (WireException e) {
      throw e.discreet();
    }
  }

  private static ProfileRow row(Json json) {
    return new ProfileRow(
        json.text("id"),
        json.optionalObject("settings").flatMap(s -> s.optionalCount("targetsLimit")),
        json.optionalList("linkedGames", game -> game.text("gameId")),
        json.optionalList("restrictions", restriction -> restriction.text("name")));
  }
}
