package io.floatwise.store.replay;

import io.floatwise.core.execution.Account;
import io.floatwise.core.execution.Balance;
import io.floatwise.core.execution.ClosedOffer;
import io.floatwise.core.execution.ClosedTarget;
import io.floatwise.core.execution.HeldItem;
import io.floatwise.core.execution.OwnOffer;
import io.floatwise.core.execution.OwnTarget;
import io.floatwise.core.item.Game;
import io.floatwise.core.market.Failure;
import io.floatwise.core.money.Money;
import io.floatwise.core.tape.Own;
import io.floatwise.core.tape.OwnRow;
import io.floatwise.core.tape.Tally;
import io.floatwise.core.tape.TapeException;
import io.floatwise.store.codec.Shapes;
import io.floatwise.store.codec.Structures;
import io.floatwise.store.codec.UnreadableRow;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Rows of what an account was told, as lines of JSON and back, exactly. A reading of the account
/// is what changed since the one before in the same file, so lines are read in the order in which
/// they were written. Not thread-safe.
final class ReplayCodec {

  private static final Account NOTHING =
      new Account(
          new Balance(Money.ZERO_USD, Money.ZERO_USD, Money.ZERO_USD),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Duration.ZERO,
          Map.of());

  /// Half characters, which names may hold, survive only escaped.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Shapes SHAPES = Shapes.withFractions();
  private static final Structures.Fields<Place> PLACE = SHAPES.record(Place.class);
  private static final Structures.Fields<Head> HEAD = SHAPES.record(Head.class);
  private static final Structures.Choice<Own> OWN = SHAPES.choice(Own.class);

  private static final ListChange<OwnOffer> OFFERS = list("offers", OwnOffer.class);
  private static final ListChange<OwnTarget> TARGETS = list("targets", OwnTarget.class);
  private static final ListChange<ClosedOffer> CLOSED_OFFERS =
      list("closedOffers", ClosedOffer.class);
  private static final ListChange<ClosedTarget> CLOSED_TARGETS =
      list("closedTargets", ClosedTarget.class);
  private static final ListChange<HeldItem> INVENTORY = list("inventory", HeldItem.class);

  private Account last = NOTHING;

  /// Where a row belongs, and how far things had come.
  record Place(long after, long holes, Instant at, Tally.Sum before) {}

  /// What is written of every reading of the account.
  record Head(Balance balance, Duration skew, Map<Game, Failure> unread) {}

  private static <T extends Record> ListChange<T> list(String name, Class<T> type) {
    return new ListChange<>(name, SHAPES.record(type));
  }

  /// One line, without its end.
  String write(OwnRow row) {
    var text = new StringWriter();
    try (JsonGenerator to = JSON.createGenerator(text)) {
      to.writeStartObject();
      to.writeName("place");
      PLACE.write(new Place(row.after(), row.holes(), row.at(), row.before()), to);
      if (row.own() instanceof Own.Read(Account account)) {
        to.writeName("account");
        write(account, to);
      } else {
        to.writeName("told");
        OWN.write(row.own(), to);
      }
      to.writeEndObject();
    }
    return text.toString();
  }

  private void write(Account account, JsonGenerator to) {
    to.writeStartObject();
    to.writeName("head");
    HEAD.write(new Head(account.balance(), account.skew(), account.unread()), to);
    OFFERS.write(last.offers(), account.offers(), to);
    TARGETS.write(last.targets(), account.targets(), to);
    CLOSED_OFFERS.write(last.closedOffers(), account.closedOffers(), to);
    CLOSED_TARGETS.write(last.closedTargets(), account.closedTargets(), to);
    INVENTORY.write(last.inventory(), account.inventory(), to);
    to.writeEndObject();
    last = account;
  }

  /// The row of a line.
  ///
  /// @throws TapeException if it is no line of [#write]
  OwnRow read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Place place = PLACE.read(node.path("place"), "place");
      Own own =
          node.has("account")
              ? new Own.Read(account(node.get("account")))
              : OWN.read(node.path("told"), "told");
      return new OwnRow(place.after, place.holes, place.at, place.before, own);
    } catch (JacksonException e) {
      throw new TapeException("expected JSON, found " + e.getOriginalMessage(), e);
    } catch (UnreadableRow e) {
      throw new TapeException(String.valueOf(e.getMessage()), e);
    }
  }

  private Account account(JsonNode node) {
    Head head = HEAD.read(node.path("head"), "head");
    last =
        new Account(
            head.balance,
            OFFERS.read(last.offers(), node),
            TARGETS.read(last.targets(), node),
            CLOSED_OFFERS.read(last.closedOffers(), node),
            CLOSED_TARGETS.read(last.closedTargets(), node),
            INVENTORY.read(last.inventory(), node),
            head.skew,
            head.unread);
    return last;
  }
}
