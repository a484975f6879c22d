package io.floatwise.sandbox.exchange;

import io.floatwise.core.item.AssetId;
import io.floatwise.core.item.Game;
import io.floatwise.core.item.Title;
import io.floatwise.core.item.Wear;
import io.floatwise.core.market.OfferId;
import io.floatwise.core.market.TargetId;
import io.floatwise.core.money.Money;
import io.floatwise.core.sim.AccountId;
import io.floatwise.core.sim.Wanted;
import io.floatwise.sandbox.behaviour.Behaviour;
import io.floatwise.sandbox.behaviour.Behaviours;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The text of one log line: `[hash of all results so far, [input], [input], ...]`, each input an
/// array of its name and its parts. Times are milliseconds, money is cents, -1 stands for "none".
final class InputCodec {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private InputCodec() {}

  /// Inputs that were applied together.
  ///
  /// @param resultsBefore hash of the results of everything before
  record Batch(long resultsBefore, List<Input> inputs) {
    Batch {
      inputs = List.copyOf(inputs);
    }
  }

  static String encode(Batch batch) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartArray();
      out.writeNumber(batch.resultsBefore());
      for (Input input : batch.inputs()) {
        writeArray(out, input);
      }
      out.writeEndArray();
    }
    return text.toString();
  }

  private static void writeArray(JsonGenerator out, Input input) {
    out.writeStartArray();
    write(out, input);
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, Input input) {
    switch (input) {
      case Input.OpenAccount(AccountId account, Money deposit) ->
          row(out, "open", account, deposit.minor());
      case Input.TakeClock() -> row(out, "clock");
      case Input.Advance(Instant to) -> row(out, "to", to.toEpochMilli());
      case Input.Buy(AccountId account, OfferId offer, Money price) ->
          row(out, "buy", account, offer, price.minor());
      case Input.CreateOffer(AccountId account, AssetId asset, Money price) ->
          row(out, "list", account, asset, price.minor());
      case Input.UpdateOffer(AccountId account, OfferId offer, Money price) ->
          row(out, "reprice", account, offer, price.minor());
      case Input.DeleteOffer(AccountId account, OfferId offer) ->
          row(out, "delist", account, offer);
      case Input.CreateTarget(
              AccountId account,
              Title title,
              Money price,
              int amount,
              Wanted wanted) ->
          row(
              out,
              "target",
              account,
              title.game().name(),
              title.name(),
              price.minor(),
              (long) amount,
              billionths(wanted.wearFrom()),
              billionths(wanted.wearTo()),
              (long) wanted.paintSeed().orElse(-1),
              wanted.phase().orElse(""));
      case Input.DeleteTarget(AccountId account, TargetId target) ->
          row(out, "untarget", account, target);
      case Input.Together(List<Input> orders) -> {
        row(out, "together");
        orders.forEach(order -> writeArray(out, order));
      }
      case Input.Revert(OfferId offer) -> row(out, "revert", offer);
      case Input.ShiftCent(AccountId account) -> row(out, "cent", account);
      case Input.Raise(OfferId offer) -> row(out, "raise", offer);
      case Input.Uncover(AccountId account) -> row(out, "uncover", account);
      case Input.Deposit(AccountId account, List<String> assets) -> {
        row(out, "deposit", account);
        assets.forEach(out::writeString);
      }
      case Input.Withdraw(AccountId account, String request, List<AssetId> assets) -> {
        row(out, "withdraw", account, request);
        assets.forEach(asset -> out.writeString(asset.value()));
      }
      case Input.AddSteamItem(AccountId account, Title title, int wear, int seed) ->
          row(out, "steam", account, title.game().name(), title.name(), (long) wear, (long) seed);
      case Input.Behave(Behaviour behaviour, String value) ->
          row(out, "behave", behaviour.key(), value);
    }
  }

  private static void row(JsonGenerator out, String name, Object... parts) {
    out.writeString(name);
    for (Object part : parts) {
      if (part instanceof Long number) {
        out.writeNumber(number);
      } else {
        out.writeString(part.toString());
      }
    }
  }

  /// @throws IllegalArgumentException if the text is no batch
  static Batch decode(String text) {
    try {
      JsonNode line = MAPPER.readTree(text);
      if (!line.isArray() || line.isEmpty() || !line.get(0).isIntegralNumber()) {
        throw new IllegalArgumentException("expected a batch of inputs");
      }
      List<Input> inputs = new ArrayList<>();
      for (int i = 1; i < line.size(); i++) {
        inputs.add(read(new Row(line.get(i))));
      }
      return new Batch(line.get(0).longValue(), inputs);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("expected a batch of inputs", e);
    }
  }

  private static Input read(Row row) {
    String name = row.text();
    return switch (name) {
      case "open" -> new Input.OpenAccount(row.account(), row.money());
      case "clock" -> new Input.TakeClock();
      case "to" -> new Input.Advance(Instant.ofEpochMilli(row.number()));
      case "buy" -> new Input.Buy(row.account(), row.offer(), row.money());
      case "list" -> new Input.CreateOffer(row.account(), new AssetId(row.text()), row.money());
      case "reprice" -> new Input.UpdateOffer(row.account(), row.offer(), row.money());
      case "delist" -> new Input.DeleteOffer(row.account(), row.offer());
      case "target" ->
          new Input.CreateTarget(
              row.account(),
              new Title(Game.valueOf(row.text()), row.text()),
              row.money(),
              Math.toIntExact(row.number()),
              new Wanted(row.wear(), row.wear(), row.seed(), row.phase()));
      case "untarget" -> new Input.DeleteTarget(row.account(), new TargetId(row.text()));
      case "together" -> new Input.Together(row.inputs());
      case "raise" -> new Input.Raise(row.offer());
      case "revert" -> new Input.Revert(row.offer());
      case "cent" -> new Input.ShiftCent(row.account());
      case "uncover" -> new Input.Uncover(row.account());
      case "deposit" -> new Input.Deposit(row.account(), row.rest());
      case "withdraw" ->
          new Input.Withdraw(
              row.account(), row.text(), row.rest().stream().map(AssetId::new).toList());
      case "steam" ->
          new Input.AddSteamItem(
              row.account(),
              new Title(Game.valueOf(row.text()), row.text()),
              Math.toIntExact(row.number()),
              Math.toIntExact(row.number()));
      case "behave" -> new Input.Behave(row.behaviour(), row.text());
      default -> throw new IllegalArgumentException("unknown input " + name);
    };
  }

  private static Long billionths(Optional<Wear> wear) {
    return wear.map(w -> (long) w.billionths()).orElse(-1L);
  }

  /// Reads the parts of an input one after the other.
  private static final class Row {
    private final JsonNode parts;
    private int next;

    Row(JsonNode parts) {
      this.parts = parts;
    }

    private JsonNode take() {
      JsonNode part = parts.get(next++);
      if (part == null) {
        throw new IllegalArgumentException("expected more parts of an input");
      }
      return part;
    }

    String text() {
      return take().asString();
    }

    long number() {
      return take().longValue();
    }

    List<String> rest() {
      List<String> texts = new ArrayList<>();
      while (next < parts.size()) {
        texts.add(text());
      }
      return texts;
    }

    List<Input> inputs() {
      List<Input> inputs = new ArrayList<>();
      while (next < parts.size()) {
        inputs.add(read(new Row(take())));
      }
      return inputs;
    }

    Behaviour behaviour() {
      String key = text();
      return Behaviours.byKey(key)
          .orElseThrow(() -> new IllegalArgumentException("unknown behaviour " + key));
    }

    AccountId account() {
      return new AccountId(text());
    }

    OfferId offer() {
      return new OfferId(text());
    }

    Money money() {
      return Money.usd(number());
    }

    Optional<Wear> wear() {
      int billionths = Math.toIntExact(number());
      return billionths < 0 ? Optional.empty() : Optional.of(new Wear(billionths));
    }

    /// Absent in logs from before phases.
    Optional<String> phase() {
      return parts.has(next) ? Optional.of(text()).filter(t -> !t.isEmpty()) : Optional.empty();
    }

    OptionalInt seed() {
      int seed = Math.toIntExact(number());
      return seed < 0 ? OptionalInt.empty() : OptionalInt.of(seed);
    }
  }
}
