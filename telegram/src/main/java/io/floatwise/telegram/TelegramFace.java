package io.floatwise.telegram;

import io.floatwise.core.operator.Operator;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Questions;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// The bot: answers people on Telegram from what the operator publishes, each within his role, and
/// hands over what they command. Thread-safe.
public final class TelegramFace implements AutoCloseable {

  private final BotClient client;
  private final Door door;
  private final Outbox outbox;
  private final Poller poller;
  private final Operator.Subscription cards;

  private TelegramFace(
      BotClient client, Door door, Outbox outbox, Poller poller, Operator.Subscription cards) {
    this.cards = cards;
    this.client = client;
    this.door = door;
    this.outbox = outbox;
    this.poller = poller;
  }

  /// Starts talking to Telegram; returns at once, whether Telegram can be reached or not.
  ///
  /// @throws io.floatwise.core.error.StorageException if what is kept of people cannot be read
  public static TelegramFace start(TelegramConfig config, Operator operator) {
    return start(config, operator, Timing.real());
  }

  static TelegramFace start(TelegramConfig config, Operator operator, Timing timing) {
    var messages = Messages.in(Locale.ENGLISH, ZoneOffset.UTC);
    var client = new BotClient(config);
    var door = new Door(config.access(), timing.now());
    var desk = new Desk(config.access(), operator, new Questions(), config.pages(), timing.now());
    var outbox = new Outbox(client, timing.now(), timing.pace());
    var dispatcher = new Dispatcher(door, desk, config.throttle(), messages, client, outbox);
    var poller = new Poller(client, dispatcher, messages, timing);
    outbox.start();
    poller.start();
    var cards = new ApprovalCards(door, desk, outbox, timing.now());
    Operator.Subscription subscription = operator.subscribe(cards::show);
    return new TelegramFace(client, door, outbox, poller, subscription);
  }

  /// The one-time code for `/start CODE`, valid for 10 minutes from [#start]; empty once the bot
  /// has an owner.
  public Optional<String> ownerCode() {
    return door.code().map(OwnerCode::text);
  }

  /// A new code, valid for 10 minutes from now; the old one stops working. Empty once the bot has
  /// an owner.
  public Optional<String> renewOwnerCode() {
    return door.renew().map(OwnerCode::text);
  }

  /// The link that carries the code on the real Telegram; empty until Telegram has told the bot's
  /// name, and once the bot has an owner.
  public Optional<URI> ownerLink() {
    return poller
        .username()
        .flatMap(
            name -> ownerCode().map(code -> URI.create("https://t.me/" + name + "?start=" + code)));
  }

  public Health health() {
    return poller.health();
  }

  /// Stops polling and sending; takes less than a second.
  @Override
  public void close() {
    cards.close();
    poller.close();
    outbox.close();
    client.close();
  }
}
