package io.floatwise.store.trace;

import io.floatwise.core.item.Title;
import io.floatwise.core.market.Offer;
import io.floatwise.core.market.Quote;
import io.floatwise.core.market.Sale;
import io.floatwise.core.market.Snapshot;
import io.floatwise.core.market.TargetStep;
import io.floatwise.core.money.Money;
import io.floatwise.core.pricing.FillModel;
import io.floatwise.core.pricing.Lessons;
import io.floatwise.core.pricing.Peers;
import io.floatwise.core.risk.InvalidLimitsException;
import io.floatwise.core.risk.Limits;
import io.floatwise.core.risk.SameCollection;
import io.floatwise.core.strategy.Decision;
import io.floatwise.core.trace.Author;
import io.floatwise.core.trace.Basis;
import io.floatwise.core.trace.Ending;
import io.floatwise.core.trace.Sight;
import io.floatwise.core.trace.Standing;
import io.floatwise.core.trace.Stated;
import io.floatwise.core.trace.Terms;
import io.floatwise.core.trace.Trace;
import io.floatwise.core.trade.Setting;
import io.floatwise.store.codec.Shapes;
import io.floatwise.store.codec.Structures;
import io.floatwise.store.codec.UnreadableRow;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What decisions were made on, as compressed JSON and back, exactly. What many looks share (sales,
/// fill model, limits) is written apart. Thread-safe.
final class TraceCodec {

  /// Of what is written now. A change of any kept type that alters the text of old rows needs the
  /// next number.
  static final int VERSION = 1;

  /// More than this is no trace of ours.
  private static final int MOST_BYTES = 16 << 20;

  /// A look without what it shares with others.
  record LookBody(
      Instant at,
      Optional<SightBody> sight,
      Optional<Stated> stated,
      SameCollection collection,
      Money unrealisedLoss,
      Optional<Duration> skew,
      boolean reconciled) {}

  record SightBody(
      Title title,
      Quote quote,
      List<Offer> offers,
      Optional<List<TargetStep>> targets,
      Instant asOf,
      Optional<Terms> fees,
      Peers.Digest buyers,
      Peers.Digest sellers) {}

  record Sales(List<Sale> sales) {}

  record LimitTexts(List<Setting> limits) {}

  /// A decision without its look.
  ///
  /// @param fees that the look holds too, so that they outlive it
  record TraceBody(Author author, Decision.Single decision, Ending ending, Optional<Terms> fees) {}

  /// A look in four pieces: what is its own, and what others share. Sales and fill model are empty
  /// where no market was seen.
  static final class Pieces {
    private final byte[] body;
    private final Optional<byte[]> sales;
    private final Optional<byte[]> fills;
    private final byte[] limits;

    Pieces(byte[] body, Optional<byte[]> sales, Optional<byte[]> fills, byte[] limits) {
      this.body = body;
      this.sales = sales;
      this.fills = fills;
      this.limits = limits;
    }

    byte[] body() {
      return body;
    }

    Optional<byte[]> sales() {
      return sales;
    }

    Optional<byte[]> fills() {
      return fills;
    }

    byte[] limits() {
      return limits;
    }
  }

  private static final Shapes SHAPES = Shapes.withFractions();
  private static final Structures.Fields<LookBody> LOOK = SHAPES.record(LookBody.class);
  private static final Structures.Fields<Sales> SALES = SHAPES.record(Sales.class);
  private static final Structures.Fields<FillModel> FILLS = SHAPES.record(FillModel.class);
  private static final Structures.Fields<LimitTexts> LIMITS = SHAPES.record(LimitTexts.class);
  private static final Structures.Fields<TraceBody> TRACE = SHAPES.record(TraceBody.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TraceCodec() {}

  /// A look without its shared parts.
  static byte[] look(Basis basis) {
    Standing standing = basis.standing();
    return pack(
        LOOK,
        new LookBody(
            basis.at(),
            basis.sight().map(TraceCodec::body),
            basis.stated(),
            standing.collection(),
            standing.unrealisedLoss(),
            standing.skew(),
            standing.reconciled()));
  }

  static byte[] sales(List<Sale> sales) {
    return pack(SALES, new Sales(sales));
  }

  static byte[] fills(FillModel fills) {
    return pack(FILLS, fills);
  }

  static byte[] limits(Limits limits) {
    return pack(LIMITS, new LimitTexts(limits.settings()));
  }

  /// @throws UnreadableRow if the pieces are not what was written
  static Basis decode(Pieces pieces) {
    LookBody body = LOOK.read(unpack(pieces.body()), "look");
    List<Setting> settings = LIMITS.read(unpack(pieces.limits()), "limits").limits();
    Limits limits;
    try {
      limits = Limits.DEFAULT.changed(settings);
    } catch (InvalidLimitsException e) {
      throw new UnreadableRow("limits", "limits of this program", e.problems().toString(), e);
    }
    var standing =
        new Standing(
            limits, body.collection(), body.unrealisedLoss(), body.skew(), body.reconciled());
    return new Basis(
        body.at(), body.sight().map(sight -> sight(sight, pieces)), body.stated(), standing);
  }

  static byte[] encode(Trace trace) {
    Optional<Terms> fees = trace.basis().flatMap(Basis::sight).flatMap(Sight::fees);
    return pack(TRACE, new TraceBody(trace.author(), trace.decision(), trace.ending(), fees));
  }

  static TraceBody decode(byte[] trace) {
    return TRACE.read(unpack(trace), "trace");
  }

  private static SightBody body(Sight sight) {
    Snapshot snapshot = sight.snapshot();
    return new SightBody(
        snapshot.title(),
        snapshot.quote(),
        snapshot.offers(),
        snapshot.targets(),
        snapshot.asOf(),
        sight.fees(),
        sight.lessons().buyers(),
        sight.lessons().sellers());
  }

  private static Sight sight(SightBody body, Pieces pieces) {
    byte[] sales = pieces.sales().orElseThrow(() -> missing("sales"));
    byte[] fills = pieces.fills().orElseThrow(() -> missing("fill model"));
    var snapshot =
        new Snapshot(
            body.title(),
            body.quote(),
            body.offers(),
            SALES.read(unpack(sales), "sales").sales(),
            body.targets(),
            body.asOf());
    return new Sight(
        snapshot,
        body.fees(),
        new Lessons(FILLS.read(unpack(fills), "fills"), body.buyers(), body.sellers()));
  }

  private static UnreadableRow missing(String what) {
    return new UnreadableRow("look", "its " + what, "nothing");
  }

  private static <R extends Record> byte[] pack(Structures.Fields<R> shape, R value) {
    var packed = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (JsonGenerator to = JSON.createGenerator(new DeflaterOutputStream(packed, deflater))) {
      shape.write(value, to);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static JsonNode unpack(byte[] packed) {
    var inflater = new Inflater();
    try {
      inflater.setInput(packed);
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!inflater.finished()) {
        int read = inflater.inflate(buffer);
        if (read == 0 || out.size() + read > MOST_BYTES) {
          throw new UnreadableRow("trace", "compressed JSON", packed.length + " bytes of another");
        }
        out.write(buffer, 0, read);
      }
      return JSON.readTree(out.toByteArray());
    } catch (DataFormatException | JacksonException e) {
      throw new UnreadableRow("trace", "compressed JSON", String.valueOf(e.getMessage()), e);
    } finally {
      inflater.end();
    }
  }
}
