package io.floatwise.sandbox.http;

import io.floatwise.core.item.Game;
import io.floatwise.sandbox.wire.Games;
import io.floatwise.sandbox.wire.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the game that a request names, wherever its operation has it; for faults alone, which meet
/// also what no operation would accept.
final class NamedGame {

  private static final Pattern QUERY = Pattern.compile("(?:^|&)(?:gameId|game_id)=([a-z0-9]+)");
  private static final Pattern BODY =
      Pattern.compile("\"(?:game|GameID|gameId)\"\\s*:\\s*\"([a-z0-9]+)\"");

  private NamedGame() {}

  /// The id of the game; empty where none is named.
  static String of(RawRequest request) {
    if (request.path().startsWith(MarketOperations.TARGETS_BY_TITLE)) {
      String rest = request.path().substring(MarketOperations.TARGETS_BY_TITLE.length());
      Optional<Game> game = Games.byPathWord(rest.substring(0, Math.max(0, rest.indexOf('/'))));
      return game.map(Games::id).orElse("");
    }
    Matcher query = QUERY.matcher(request.rawQuery().orElse(""));
    if (query.find()) {
      return query.group(1);
    }
    Matcher body = BODY.matcher(new String(request.body(), StandardCharsets.UTF_8));
    return body.find() ? body.group(1) : "";
  }
}
