package io.floatwise.telegram;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import io.floatwise.core.error.CodedError;
import io.floatwise.core.error.ErrorCode;
import io.floatwise.core.error.InputException;
import io.floatwise.core.error.NotAllowedException;
import io.floatwise.core.error.StorageException;
import io.floatwise.core.market.MarketUnreadException;
import io.floatwise.core.people.Person;
import io.floatwise.core.shared.Throttle;
import io.floatwise.telegram.Door.Sender;
import io.floatwise.telegram.Door.Verdict;
import io.floatwise.telegram.SendQueue.Delivery;
import io.floatwise.telegram.screen.Html;
import io.floatwise.telegram.screen.Link;
import io.floatwise.telegram.screen.Messages;
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

/// Turns an update into a screen, after asking the door who it is and what he may do. The same path
/// for commands and buttons.
///
/// @param door asked before anything else
/// @param desk says what a visitor may do
/// @param throttle asked next, unless something is to be stopped
/// @param messages for whoever is nobody in particular
record Dispatcher(
    Door door, Desk desk, Throttle throttle, Messages messages, BotClient client, Outbox outbox) {

  private static final int LONGEST_DETAIL = 400;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  void handle(Update update) {
    if (update.message() != null) {
      message(update.message());
    } else if (update.callbackQuery() != null) {
      tap(update.callbackQuery());
    }
  }

  /// Tells whoever asked that it failed, which is a bug.
  void apologise(Update update) {
    var view = new View(messages.error(ErrorCode.UNEXPECTED), List.of(), "");
    Message message = update.message();
    CallbackQuery tap = update.callbackQuery();
    if (message != null && message.from() != null) {
      long chat = message.chat().id();
      if (chat == message.from().id() && isAnswered(chat)) {
        outbox.add(new Delivery(chat, OptionalInt.empty(), view));
      }
    } else if (tap != null && isAnswered(tap.from().id())) {
      answer(tap, messages.plain("tap.failed"));
      outbox.add(new Delivery(tap.from().id(), OptionalInt.empty(), view));
    }
  }

  /// Nobody is answered while nobody can be known.
  private boolean isAnswered(long user) {
    try {
      return door.answered(user).isPresent();
    } catch (StorageException e) {
      LOG.error("People cannot be read: {}", e.getMessage());
      return false;
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
    boolean wasClaimed = door.code().isEmpty();
    switch (door.knock(sender(message.from(), chat, isPrivate), startCode)) {
      case Verdict.Silent() -> {}
      case Verdict.Greet() ->
          outbox.add(
              new Delivery(
                  chat,
                  OptionalInt.empty(),
                  new View(messages.html("door.stranger"), List.of(), "")));
      case Verdict.Open(Person person) -> {
        if (!wasClaimed) {
          LOG.info("The bot has been claimed by its owner");
        }
        View view = open(request.screen(), request, person);
        outbox.add(new Delivery(chat, OptionalInt.empty(), view));
      }
    }
  }

  private static Sender sender(User from, long chat, boolean isPrivate) {
    String name = from.firstName();
    return new Sender(from.id(), name == null ? "" : name, chat, isPrivate);
  }

  private View open(String id, Request request, Person person) {
    Optional<Screen> known = Screens.find(id);
    Screen screen = known.or(() -> Screens.find("help")).orElseThrow();
    String argument = known.isPresent() ? request.argument() : request.text();
    Visit visit = desk.visit(person, argument);
    if (!visit.mayOpen(screen)) {
      return forbidden(visit);
    }
    return refused(screen, visit)
        .map(wait -> tooMuch(wait, visit.messages()))
        .orElseGet(() -> draw(screen, visit));
  }

  private static View forbidden(Visit visit) {
    Messages m = visit.messages();
    String role = visit.guest().person().role().word();
    return new View(
        m.html("role.refused", role).plusLine(m.error(ErrorCode.RULE)),
        List.of(List.of(new Button(m.plain("button.help"), Link.to("help")))),
        m.plain("role.refused", role));
  }

  /// Time after which to come back, if this person has asked for too much.
  private Optional<Duration> refused(Screen screen, Visit visit) {
    return screen.kind().apply(visit).flatMap(kind -> throttle.ask(visit.by(), kind));
  }

  private static View tooMuch(Duration wait, Messages m) {
    return new View(
        m.html("throttle", seconds(wait)).plusLine(m.error(ErrorCode.RATE)), List.of(), "");
  }

  /// Whole seconds, so that whoever waits for them is not too early.
  private static long seconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  /// The screen, or what is wrong with what was asked for.
  private static View draw(Screen screen, Visit visit) {
    Messages m = visit.messages();
    try {
      return screen.open().apply(visit);
    } catch (InputException e) {
      return wrong(e.getMessage(), e, m);
    } catch (NotAllowedException e) {
      return wrong(e.getMessage(), e, m);
    } catch (MarketUnreadException e) {
      return wrong(e.getMessage(), e, m);
    } catch (StorageException e) {
      return wrong(e.getMessage(), e, m);
    }
  }

  private static View wrong(@Nullable String detail, CodedError error, Messages m) {
    Html text = Html.clipped(String.valueOf(detail), LONGEST_DETAIL);
    return new View(
        text.plusLine(m.error(error.errorCode())),
        List.of(List.of(new Button(m.plain("button.help"), Link.to("help")))),
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

  /// Whoever may not is turned away at once.
  private boolean isSlow(long user, String id, String argument) {
    Optional<Screen> screen = Screens.find(id);
    Optional<Person> person = screen.flatMap(_ -> door.answered(user));
    if (person.isEmpty()) {
      return false;
    }
    Visit visit = desk.visit(person.get(), argument);
    return visit.mayOpen(screen.orElseThrow()) && screen.orElseThrow().slow().test(visit);
  }

  /// Says that one slow thing at a time is done.
  void busy(Update update) {
    Message message = update.message();
    CallbackQuery tap = update.callbackQuery();
    if (tap != null && isAnswered(tap.from().id())) {
      answer(tap, messages.plain("slow.busy"));
    } else if (message != null && message.from() != null && isAnswered(message.from().id())) {
      var view = new View(messages.html("slow.busy"), List.of(), "");
      outbox.add(new Delivery(message.from().id(), OptionalInt.empty(), view));
    }
  }

  private void tap(CallbackQuery tap) {
    var origin = tap.maybeInaccessibleMessage();
    long chat = origin == null ? 0 : origin.chat().id();
    int message = origin == null ? 0 : origin.messageId();
    switch (door.knock(sender(tap.from(), chat, chat == tap.from().id()), "")) {
      case Verdict.Silent(), Verdict.Greet() -> {
        if (door.isClaimed()
            && door.known(tap.from().id()).isEmpty()
            && door.tells(tap.from().id())) {
          answer(tap, messages.plain("tap.foreign"));
        }
      }
      case Verdict.Open(Person person) -> tap(tap, person, chat, message);
    }
  }

  private void tap(CallbackQuery tap, Person person, long chat, int message) {
    Link link = Link.of(tap.data() == null ? "" : tap.data());
    Optional<Screen> known = Screens.find(link.screen());
    Screen screen = known.or(() -> Screens.find("start")).orElseThrow();
    Visit visit = desk.visit(person, known.isPresent() ? link.argument() : "");
    Messages m = visit.messages();
    if (!visit.mayOpen(screen)) {
      answer(tap, forbidden(visit).toast());
      return;
    }
    Optional<Duration> refused = refused(screen, visit);
    if (refused.isPresent()) {
      answer(tap, m.plain("throttle", seconds(refused.get())));
      return;
    }
    boolean slow = screen.slow().test(visit);
    if (slow) {
      answer(tap, "");
    }
    View view = draw(screen, visit);
    if (!slow) {
      answer(tap, known.isPresent() ? view.toast() : m.plain("tap.stale"));
    }
    OptionalInt edited =
        view.document().isPresent() ? OptionalInt.empty() : OptionalInt.of(message);
    outbox.add(new Delivery(chat, edited, view));
  }

  private void answer(CallbackQuery tap, String toast) {
    Reply<Boolean> reply = client.answer(tap.id(), toast);
    if (!(reply instanceof Reply.Done<Boolean>)) {
      LOG.warn("A tap could not be answered: {}", reply);
    }
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
