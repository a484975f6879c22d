package io.floatwise.core.prepared;

import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.market.FeeSchedule;
import io.floatwise.core.tape.Loss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The market of some days of a tape, prepared: what everybody who trades on it would work out
/// again, and whole looks only where somebody may ask for them. Read by one thread at a time.
public final class PreparedMarket {

  private final Source source;
  private final List<FeeSchedule> before = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<Title> titles = new ArrayList<>();
  private final Map<Title, Long> tracks = new HashMap<>();
  private final Map<Long, List<Instant>> laters = new HashMap<>();
  private final List<String> texts;
  private final byte[] things;
  private final Optional<Instant> after;
  private final LookCodec.Reader looks;

  /// Where it was written.
  public interface Source {

    /// The block that was added at `place`.
    ///
    /// @throws io.floatwise.core.tape.TapeException if they are not there as they were written
    byte[] block(long place);
  }

  /// @param index as [PreparedWriter#end] gave it
  public PreparedMarket(byte[] index, Source source) {
    this.source = source;
    var in = new Scan(index);
    after = in.flag() ? Optional.of(in.moment()) : Optional.empty();
    int schedules = in.count();
    for (int i = 0; i < schedules; i++) {
      before.add(ThingReader.fees(in));
    }
    int lost = in.count();
    for (int i = 0; i < lost; i++) {
      String file = in.text();
      long rows = in.number();
      losses.add(new Loss(file, rows, in.text()));
    }
    int named = in.count();
    for (int i = 0; i < named; i++) {
      Game game = Game.valueOf(in.text());
      var title = new Title(game, in.text());
      titles.add(title);
      long place = in.number();
      if (place >= 0) {
        tracks.put(title, place);
      }
    }
    int later = in.count();
    for (int i = 0; i < later; i++) {
      long place = in.number();
      laters.put(place, LookCodec.Reader.fates(in.count(), in));
    }
    texts = Texts.read(in.block());
    things = in.block();
    looks = new LookCodec.Reader(texts);
  }

  /// Fees that were told last before the first thing.
  public List<FeeSchedule> before() {
    return List.copyOf(before);
  }

  /// Files that were left out.
  public List<Loss> losses() {
    return List.copyOf(losses);
  }

  /// Market time of the first thing known after it; empty if the tape ends as well.
  public Optional<Instant> after() {
    return after;
  }

  /// Everything that was told, from the beginning on.
  public ThingReader things() {
    return new ThingReader(things, titles, texts);
  }

  /// A look in full; empty where none was kept.
  public Optional<KeptLook> look(ShortLook look) {
    return look.place() < 0
        ? Optional.empty()
        : Optional.of(
            looks
                .look(look.title(), source.block(look.place()))
                .known(laters.getOrDefault(look.place(), List.of())));
  }

  /// The quotes of a title of which a whole look was kept, since the first of them.
  public Optional<QuoteTrack> track(Title title) {
    return Optional.ofNullable(tracks.get(title))
        .map(place -> new QuoteTrack(title, source.block(place)));
  }
}
