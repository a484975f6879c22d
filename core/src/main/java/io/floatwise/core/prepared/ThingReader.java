package io.floatwise.core.prepared;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeClass;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.money.Money;
import io.floatwise.core.money.Rate;
import io.floatwise.core.pricing.Peers;
import io.floatwise.core.tape.TapeException;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads things one after the other. Not thread-safe.
public final class ThingReader {

  static final int FEES = 0;
  static final int READ = 1;
  static final int LOOKED = 2;
  static final int UNREAD = 3;
  static final int OPENED = 4;
  static final int MISSED = 5;

  private final Scan in;
  private final List<Title> titles;
  private final List<String> texts;

  ThingReader(byte[] things, List<Title> titles, List<String> texts) {
    this.in = new Scan(things);
    this.titles = titles;
    this.texts = texts;
  }

  /// The next one; empty at the end.
  public Optional<Thing> next() {
    if (in.isAtEnd()) {
      return Optional.empty();
    }
    Instant at = in.moment();
    int kind = in.octet();
    return Optional.of(
        switch (kind) {
          case FEES -> new Thing.Fees(at, fees(in));
          case READ -> new Thing.Read(at, lost());
          case LOOKED -> {
            int size = in.count();
            List<ShortLook> looks = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
              looks.add(look());
            }
            yield new Thing.Looked(at, looks);
          }
          case UNREAD -> new Thing.Unread(at);
          case OPENED -> new Thing.Opened(at);
          case MISSED -> new Thing.Missed(at, missed());
          default -> throw new TapeException("prepared market: expected a thing, found " + kind);
        });
  }

  static FeeSchedule fees(Scan in) {
    Game game = Game.valueOf(in.text());
    var rate = Rate.ofBasisPoints(in.count());
    Money least = Money.usd(in.number());
    Instant asOf = in.moment();
    int size = in.count();
    Map<Title, FeeClass> reduced = new HashMap<>();
    for (int i = 0; i < size; i++) {
      var title = new Title(game, in.text());
      var itsRate = Rate.ofBasisPoints(in.count());
      Money from = Money.usd(in.number());
      Money to = Money.usd(in.number());
      reduced.put(title, new FeeClass(itsRate, from, to, in.moment()));
    }
    return new FeeSchedule(game, rate, least, reduced, asOf);
  }

  private Map<Game, Rate> lost() {
    int size = in.count();
    Map<Game, Rate> lost = new EnumMap<>(Game.class);
    for (int i = 0; i < size; i++) {
      Game game = Game.valueOf(in.text());
      lost.put(game, Rate.ofBasisPoints(in.count()));
    }
    return lost;
  }

  private ShortLook look() {
    Title title = titles.get(in.count());
    Instant asOf = in.moment();
    boolean isWanted = in.flag();
    boolean isOpen = in.flag();
    List<String> skips = words();
    int sides = in.count();
    List<Peers.Share> shares = new ArrayList<>(sides);
    for (int i = 0; i < sides; i++) {
      shares.add(Peers.Share.of(title.game(), share()));
    }
    int named = in.count();
    List<List<String>> collections = new ArrayList<>(named);
    for (int i = 0; i < named; i++) {
      collections.add(words());
    }
    return new ShortLook(title, asOf, isWanted, isOpen, skips, shares, collections, in.number());
  }

  private List<String> words() {
    int size = in.count();
    List<String> words = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      words.add(texts.get(in.count()));
    }
    return words;
  }

  private Peers.Kept share() {
    int band = in.count();
    SaleKind kind = in.flag() ? SaleKind.TARGET : SaleKind.OFFER;
    int sales = in.count();
    double days = in.decimal();
    int size = in.count();
    List<Integer> places = new ArrayList<>(size);
    List<Integer> counts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      places.add(in.count());
      counts.add(in.count());
    }
    return new Peers.Kept(band, kind, places, counts, sales, days);
  }

  private Told.Missed missed() {
    Game game = Game.valueOf(in.text());
    Optional<Instant> since = in.flag() ? Optional.of(in.moment()) : Optional.empty();
    int events = in.count();
    return new Told.Missed(game, since, events, in.text());
  }
}
