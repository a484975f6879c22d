package io.floatwise.core.stress;

import io.floatwise.core.error.InputException;
import io.floatwise.core.item.Game;
import io.floatwise.core.money.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Something bad that may happen to a market. Its figures are assumed, each of them; the source
/// says what they were made of.
///
/// @param name short and stable, for people to choose it by
/// @param about what happens, one sentence
/// @param source where the figures come from
/// @param games that it happens to
/// @param fall of every price, 0 to 100 %
/// @param targetsFilled share of each of our targets that is filled before the price falls
/// @param fees of selling as a share of the usual ones: 100 % is as they are
/// @param lock time for which nothing of these games can be sold
/// @param reverted share of the protected proceeds that is taken back
/// @param blind time for which no price can be read
public record Scenario(
    String name,
    String about,
    String source,
    Set<Game> games,
    Rate fall,
    Rate targetsFilled,
    Rate fees,
    Duration lock,
    Rate reverted,
    Duration blind) {

  private static final Rate NONE = Rate.ofPercent(0);
  private static final Rate ALL = Rate.ofPercent(100);
  private static final Rate TENFOLD = Rate.ofPercent(1000);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Set<Game> EVERY_GAME = EnumSet.allOf(Game.class);

  /// What everybody should know the answer to.
  public static final List<Scenario> BUILT_IN =
      List.of(
          new Scenario(
              "trade-protection-2025-07",
              "The week in which trades of CS2 became reversible for seven days: prices sag,"
                  + " nothing sells for a week, some buyers take their trades back.",
              "introduced on 2025-07-16; the press estimated 200 to 600 million USD lost in that"
                  + " week; the shares are our guess",
              EnumSet.of(Game.CS2),
              Rate.ofPercent(12),
              ALL,
              ALL,
              Duration.ofDays(7),
              Rate.ofPercent(5),
              Duration.ZERO),
          new Scenario(
              "trade-up-2025-10-23",
              "Everything of CS2 loses 30 % within a day, after every target was filled.",
              "the update of 2025-10-22: about 6.0 to 4.25 billion USD within a day by press"
                  + " reports; single items fell by far more or rose",
              EnumSet.of(Game.CS2),
              Rate.ofPercent(30),
              ALL,
              ALL,
              Duration.ZERO,
              NONE,
              Duration.ZERO),
          new Scenario(
              "feed-frozen",
              "No price can be read for a day, and everything is 5 % cheaper after it.",
              "our guess",
              EVERY_GAME,
              Rate.ofPercent(5),
              ALL,
              ALL,
              Duration.ZERO,
              NONE,
              Duration.ofDays(1)),
          new Scenario(
              "fees-doubled",
              "Selling costs twice as much from one day to the next.",
              "our guess",
              EVERY_GAME,
              NONE,
              NONE,
              Rate.ofPercent(200),
              Duration.ZERO,
              NONE,
              Duration.ZERO),
          new Scenario(
              "reversals",
              "Half of the proceeds that are still protected are taken back.",
              "our guess; a sender who takes back one trade takes back all of his last seven days",
              EVERY_GAME,
              NONE,
              NONE,
              ALL,
              Duration.ZERO,
              Rate.ofPercent(50),
              Duration.ZERO));

  private static final Pattern SHARE = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,2})?) ?%");
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,4}) ?(h|d)");
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "about",
          "source",
          "games",
          "price-fall",
          "targets-filled",
          "fee-share",
          "lock",
          "reverted",
          "blind");

  public Scenario {
    games = Set.copyOf(games);
    most("price-fall", fall, ALL);
    most("targets-filled", targetsFilled, ALL);
    most("fee-share", fees, TENFOLD);
    most("reverted", reverted, ALL);
  }

  private static void most(String what, Rate rate, Rate most) {
    if (rate.compareTo(most) > 0) {
      throw new InputException("%s: expected 0 %% to %s, found %s".formatted(what, most, rate));
    }
  }

  /// Reads a scenario of somebody's own: a line `key = value` for each thing, `#` before remarks.
  /// What is not said does not happen.
  ///
  /// @throws InputException naming the line, what was expected and what was found
  public static Scenario parse(String text) {
    Map<String, String> said = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      int equals = stripped.indexOf('=');
      String key = equals < 0 ? stripped : stripped.substring(0, equals).strip();
      if (equals < 0 || !KEYS.contains(key)) {
        throw new InputException(
            "line %d: expected one of %s with its value, as in price-fall = 30 %%, found '%s'"
                .formatted(number, KEYS.stream().sorted().toList(), stripped));
      }
      if (said.put(key, stripped.substring(equals + 1).strip()) != null) {
        throw new InputException(
            "line %d: expected %s once, found it again".formatted(number, key));
      }
    }
    if (!said.containsKey("name")) {
      throw new InputException("expected a line name = ..., found none");
    }
    return new Scenario(
        said.get("name"),
        said.getOrDefault("about", "what the file says"),
        said.getOrDefault("source", "not stated"),
        said.containsKey("games") ? games(said.get("games")) : EVERY_GAME,
        share(said, "price-fall", NONE),
        share(said, "targets-filled", NONE),
        share(said, "fee-share", ALL),
        span(said, "lock"),
        share(said, "reverted", NONE),
        span(said, "blind"));
  }

  private static Set<Game> games(String text) {
    Set<Game> games = EnumSet.noneOf(Game.class);
    for (String word : text.split(",", -1)) {
      games.add(
          Arrays.stream(Game.values())
              .filter(game -> game.name().equalsIgnoreCase(word.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new InputException(
                      "games: expected some of %s, found '%s'"
                          .formatted(
                              Arrays.stream(Game.values())
                                  .map(game -> game.name().toLowerCase(Locale.ROOT))
                                  .collect(Collectors.joining(", ")),
                              word.strip()))));
    }
    return games;
  }

  private static Rate share(Map<String, String> said, String key, Rate otherwise) {
    if (!said.containsKey(key)) {
      return otherwise;
    }
    Matcher matcher = SHARE.matcher(said.get(key));
    if (!matcher.matches()) {
      throw new InputException(
          "%s: expected a share such as 30 %%, found '%s'".formatted(key, said.get(key)));
    }
    return Rate.ofBasisPoints(new BigDecimal(matcher.group(1)).movePointRight(2).intValueExact());
  }

  private static Duration span(Map<String, String> said, String key) {
    if (!said.containsKey(key)) {
      return Duration.ZERO;
    }
    Matcher matcher = SPAN.matcher(said.get(key));
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      Duration span =
          matcher.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
      if (span.compareTo(LONGEST) <= 0) {
        return span;
      }
    }
    throw new InputException(
        "%s: expected a time up to 365 d such as 12 h or 7 d, found '%s'"
            .formatted(key, said.get(key)));
  }
}
