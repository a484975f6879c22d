package io.floatwise.telegram;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.operator.Operator;
import io.floatwise.core.shared.Throttle;
import io.floatwise.telegram.SendQueue.Delivery;
import io.floatwise.telegram.screen.Html;
import io.floatwise.telegram.screen.Link;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Questions;
import io.floatwise.telegram.screen.Screen;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.telegram.screen.View;
import io.floatwise.telegram.screen.View.Button;
import io.floatwise.telegram.screen.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns an update into a screen, after asking the door. The same path for commands and buttons.
///
/// @param door asked before anything else
/// @param throttle asked next, unless something is to be stopped
/// @param questions what waits for the owner's yes
record Dispatcher(
    Door door,
    Throttle throttle,
    Operator operator,
    Messages messages,
    Questions questions,
    BotClient client,
    Outbox outbox) {

  private static final int LONGEST_DETAIL = 400;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  void handle(Update update) {
    if (update.message() != null) {
      message(update.message());
    } else if (update.callbackQuery() != null) {
      tap(update.callbackQuery());
    }
  }

  /// Tells the owner that what they asked for failed, which is a bug.
  void apologise(Update update) {
    var view = new View(messages.error(ErrorCode.UNEXPECTED), List.of(), "");
    Message message = update.message();
    CallbackQuery tap = update.callbackQuery();
    if (message != null && message.from() != null) {
      long chat = message.chat().id();
      if (door.isOwner(message.from().id()) && chat == message.from().id()) {
        outbox.add(new Delivery(chat, OptionalInt.empty(), view));
      }
    } else if (tap != null && door.isOwner(tap.from().id())) {
      answer(tap, messages.plain("tap.failed"));
      outbox.add(new Delivery(tap.from().id(), OptionalInt.empty(), view));
    }
  }

  private void message(Message message) {
    if (message.from() == null) {
      return;
    }
    Request request = Request.of(message.text() == null ? "" : message.text());
    long chat = message.chat().id();
    boolean isPrivate = message.chat().type() == Chat.Type.Private;
    String startCode = request.screen().equals("start") ? request.argument() : "";
    boolean wasClaimed = door.isClaimed();
    switch (door.knock(message.from().id(), chat, isPrivate, startCode)) {
      case SILENT -> {}
      case GREET ->
          outbox.add(
              new Delivery(
                  chat,
                  OptionalInt.empty(),
                  new View(messages.html("door.stranger"), List.of(), "")));
      case OPEN -> {
        if (!wasClaimed) {
          LOG.info("The bot has been claimed by its owner");
        }
        View view = open(request.screen(), request, by(message.from().id()));
        outbox.add(new Delivery(chat, OptionalInt.empty(), view));
      }
    }
  }

  private View open(String id, Request request, String by) {
    Optional<Screen> known = Screens.find(id);
    Screen screen = known.or(() -> Screens.find("help")).orElseThrow();
    String argument = known.isPresent() ? request.argument() : request.text();
    Visit visit = visit(by, argument);
    return refused(screen, visit).map(this::tooMuch).orElseGet(() -> draw(screen, visit));
  }

  /// Time after which to come back, if this person has asked for too much.
  private Optional<Duration> refused(Screen screen, Visit visit) {
    return screen.kind().apply(visit).flatMap(kind -> throttle.ask(visit.by(), kind));
  }

  private View tooMuch(Duration wait) {
    return new View(
        messages.html("throttle", seconds(wait)).plusLine(messages.error(ErrorCode.RATE)),
        List.of(),
        "");
  }

  /// Whole seconds, so that whoever waits for them is not too early.
  private static long seconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private Visit visit(String by, String argument) {
    return new Visit(operator, messages, questions, by, argument);
  }

  /// The screen, or what is wrong with what was asked for.
  private View draw(Screen screen, Visit visit) {
    try {
      return screen.open().apply(visit);
    } catch (InputException e) {
      return wrong(e.getMessage(), e);
    } catch (MarketUnreadException e) {
      return wrong(e.getMessage(), e);
    } catch (StorageException e) {
      return wrong(e.getMessage(), e);
    }
  }

  private View wrong(@Nullable String detail, CodedError error) {
    Html text = Html.clipped(String.valueOf(detail), LONGEST_DETAIL);
    return new View(
        text.plusLine(messages.error(error.errorCode())),
        List.of(List.of(new Button(messages.plain("button.status"), Link.to("status")))),
        "");
  }

  /// Whether what is asked for reads the market or the disk, which takes seconds.
  boolean isSlow(Update update) {
    Message message = update.message();
    CallbackQuery tap = update.callbackQuery();
    if (message != null && message.from() != null && message.text() != null) {
      Request request = Request.of(message.text());
      return isSlow(message.from().id(), request.screen(), request.argument());
    }
    if (tap != null && tap.data() != null) {
      Link link = Link.of(tap.data());
      return isSlow(tap.from().id(), link.screen(), link.argument());
    }
    return false;
  }

  /// Whoever is not the owner is turned away at once.
  private boolean isSlow(long user, String screen, String argument) {
    return door.isOwner(user)
        && Screens.find(screen).filter(s -> s.slow().test(visit(by(user), argument))).isPresent();
  }

  /// Says that one slow thing at a time is done.
  void busy(Update update) {
    Message message = update.message();
    CallbackQuery tap = update.callbackQuery();
    if (tap != null && door.isOwner(tap.from().id())) {
      answer(tap, messages.plain("slow.busy"));
    } else if (message != null && message.from() != null && door.isOwner(message.from().id())) {
      var view = new View(messages.html("slow.busy"), List.of(), "");
      outbox.add(new Delivery(message.from().id(), OptionalInt.empty(), view));
    }
  }

  private void tap(CallbackQuery tap) {
    var origin = tap.maybeInaccessibleMessage();
    long chat = origin == null ? 0 : origin.chat().id();
    boolean isPrivate = chat == tap.from().id();
    switch (door.knock(tap.from().id(), chat, isPrivate, "")) {
      case SILENT, GREET -> {
        if (door.isClaimed()) {
          answer(tap, messages.plain("tap.foreign"));
        }
      }
      case OPEN -> {
        Link link = Link.of(tap.data() == null ? "" : tap.data());
        Optional<Screen> known = Screens.find(link.screen());
        Screen screen = known.or(() -> Screens.find("status")).orElseThrow();
        String argument = known.isPresent() ? link.argument() : "";
        Visit visit = visit(by(tap.from().id()), argument);
        Optional<Duration> refused = refused(screen, visit);
        if (refused.isPresent()) {
          answer(tap, messages.plain("throttle", seconds(refused.get())));
          return;
        }
        boolean slow = screen.slow().test(visit);
        if (slow) {
          answer(tap, "");
        }
        View view = draw(screen, visit);
        if (!slow) {
          answer(tap, known.isPresent() ? view.toast() : messages.plain("tap.stale"));
        }
        outbox.add(
            new Delivery(chat, OptionalInt.of(origin == null ? 0 : origin.messageId()), view));
      }
    }
  }

  private void answer(CallbackQuery tap, String toast) {
    Reply<Boolean> reply = client.answer(tap.id(), toast);
    if (!(reply instanceof Reply.Done<Boolean>)) {
      LOG.warn("A tap could not be answered: {}", reply);
    }
  }

  private static String by(long user) {
    return "telegram:" + user;
  }

  /// What was typed: `/command@bot argument`, or anything else.
  ///
  /// @param screen empty if it is no command
  private record Request(String screen, String argument, String text) {

    static Request of(String typed) {
      String text = typed.strip();
      if (!text.startsWith("/")) {
        return new Request("", "", text);
      }
      String[] parts = text.substring(1).split("\\s+", 2);
      String name = parts[0].split("@", 2)[0];
      return new Request(name, parts.length > 1 ? parts[1] : "", text);
    }
  }
}
