package io.floatwise.core.prepared;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.SaleKind;
import io.floatwise.core.pricing.Peers;
import io.floatwise.core.tape.Loss;
import io.floatwise.core.tape.Told;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a prepared market, thing by thing; whole looks go out at once, everything else at the
/// end. Not thread-safe.
public final class PreparedWriter {

  private final Sink sink;
  private final Texts texts = new Texts();
  private final LookCodec.Writer looks = new LookCodec.Writer(texts);
  private final Map<Title, Integer> titles = new LinkedHashMap<>();
  private final Map<Title, QuoteTrack.Writer> tracks = new HashMap<>();
  private final Bytes things = new Bytes();
  private final SortedMap<Long, List<Instant>> laters = new TreeMap<>();
  private int readings;

  /// Where it is written.
  public interface Sink {

    /// Adds a block at the end.
    ///
    /// @return its place, by which it is found again
    long add(byte[] block);
  }

  public PreparedWriter(Sink sink) {
    this.sink = sink;
  }

  /// Keeps a look in full.
  ///
  /// @return where
  public long keep(KeptLook look) {
    return sink.add(looks.bytes(look));
  }

  /// What is known a day after a look that was kept.
  ///
  /// @param place as [#keep] gave it
  /// @param stoodUntil for each offer of the look
  public void later(long place, List<Instant> stoodUntil) {
    laters.put(place, stoodUntil);
  }

  /// The next thing.
  public void put(Thing thing) {
    things.moment(thing.at());
    switch (thing) {
      case Thing.Fees(var _, var schedule) -> {
        things.octet(ThingReader.FEES);
        fees(schedule, things);
      }
      case Thing.Read(var _, var lost) -> {
        readings++;
        things.octet(ThingReader.READ);
        things.number(lost.size());
        lost.forEach((game, share) -> {
          things.text(game.name());
          things.number(share.basisPoints());
        });
      }
      case Thing.Looked(var _, var each) -> {
        things.octet(ThingReader.LOOKED);
        things.number(each.size());
        each.forEach(this::look);
      }
      case Thing.Unread _ -> things.octet(ThingReader.UNREAD);
      case Thing.Opened _ -> things.octet(ThingReader.OPENED);
      case Thing.Missed(var _, var missed) -> {
        things.octet(ThingReader.MISSED);
        missed(missed, things);
      }
    }
  }

  /// The quote of a title in the latest reading, where its quotes are to be known.
  ///
  /// @param quote empty if it had none
  public void track(Title title, Optional<Quote> quote) {
    tracks.computeIfAbsent(title, _ -> new QuoteTrack.Writer()).put(readings - 1, quote);
  }

  /// Bytes that wait for the end.
  public long waiting() {
    return things.size();
  }

  /// Titles whose quotes are to be known.
  public Collection<Title> tracked() {
    return List.copyOf(tracks.keySet());
  }

  /// Ends it.
  ///
  /// @param before fees that were told last before the first thing
  /// @param losses files that were left out
  /// @param after market time of the first thing known after it, at which what is on its way at the
  ///   end has arrived; empty if the tape ends as well
  /// @return the index, by which everything is found
  public byte[] end(Collection<FeeSchedule> before, List<Loss> losses, Optional<Instant> after) {
    var index = new Bytes();
    index.flag(after.isPresent());
    after.ifPresent(index::moment);
    index.number(before.size());
    before.forEach(schedule -> fees(schedule, index));
    index.number(losses.size());
    losses.forEach(loss -> {
      index.text(loss.file());
      index.number(loss.rows());
      index.text(loss.why());
    });
    Map<Title, Long> places = new HashMap<>();
    tracks.forEach((title, track) -> places.put(title, sink.add(track.written())));
    index.number(titles.size());
    titles
        .keySet()
        .forEach(title -> {
          index.text(title.game().name());
          index.text(title.name());
          index.number(places.getOrDefault(title, -1L));
        });
    index.number(laters.size());
    laters.forEach((place, stoodUntil) -> {
      index.number(place);
      index.number(stoodUntil.size());
      LookCodec.Writer.fates(stoodUntil, index);
    });
    index.block(texts.written());
    index.block(things.written());
    return index.written();
  }

  private void look(ShortLook look) {
    things.number(title(look.title()));
    things.moment(look.asOf());
    things.flag(look.wanted());
    things.flag(look.open());
    things.number(look.skips().size());
    look.skips().forEach(rule -> things.number(texts.number(rule)));
    things.number(look.shares().size());
    look.shares().forEach(share -> share(share.kept(), things));
    things.number(look.collections().size());
    look.collections()
        .forEach(words -> {
          things.number(words.size());
          words.forEach(word -> things.number(texts.number(word)));
        });
    things.number(look.place());
  }

  private int title(Title title) {
    return titles.computeIfAbsent(title, _ -> titles.size());
  }

  private static void share(Peers.Kept kept, Bytes out) {
    out.number(kept.band());
    out.flag(kept.kind() == SaleKind.TARGET);
    out.number(kept.sales());
    out.decimal(kept.days());
    out.number(kept.places().size());
    for (int i = 0; i < kept.places().size(); i++) {
      out.number(kept.places().get(i));
      out.number(kept.counts().get(i));
    }
  }

  private static void fees(FeeSchedule schedule, Bytes out) {
    out.text(schedule.game().name());
    out.number(schedule.defaultRate().basisPoints());
    out.number(schedule.minFee().minor());
    out.moment(schedule.asOf());
    out.number(schedule.reduced().size());
    new TreeMap<>(schedule.reduced())
        .forEach((title, reduced) -> {
          out.text(title.name());
          out.number(reduced.rate().basisPoints());
          out.number(reduced.minPrice().minor());
          out.number(reduced.maxPrice().minor());
          out.moment(reduced.expiresAt());
        });
  }

  private static void missed(Told.Missed missed, Bytes out) {
    out.text(missed.game().name());
    out.flag(missed.since().isPresent());
    missed.since().ifPresent(out::moment);
    out.number(missed.events());
    out.text(missed.cause());
  }
}
