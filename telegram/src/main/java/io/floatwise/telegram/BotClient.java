package io.floatwise.telegram;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.model.BotCommand;
import com.pengrad.telegrambot.model.LinkPreviewOptions;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.DeleteWebhook;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SetMyCommands;
import com.pengrad.telegrambot.response.BaseResponse;
import io.floatwise.telegram.screen.Messages;
import io.floatwise.telegram.screen.Screens;
import io.floatwise.telegram.screen.View;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/// The calls of the Bot API that this bot makes, over the client library. The only class that knows
/// the token; nothing that leaves it contains the token. Thread-safe.
final class BotClient implements AutoCloseable {

  private static final int LONGEST_ANSWER = 200;

  private final OkHttpClient http;
  private final TelegramBot bot;
  private final String token;

  BotClient(TelegramConfig config) {
    token = config.token();
    http =
        new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(15))
            .writeTimeout(Duration.ofSeconds(15))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    bot =
        new TelegramBot.Builder(token)
            .okHttpClient(http)
            .apiUrl(config.baseUrl().toString().replaceAll("/+$", "") + "/bot")
            .build();
  }

  Reply<User> me() {
    return call(new GetMe(), response -> response.user());
  }

  /// Polling and webhooks exclude each other; what is waiting stays.
  Reply<Boolean> endWebhook() {
    return call(new DeleteWebhook().dropPendingUpdates(false), _ -> true);
  }

  /// The menu, from the list of screens.
  Reply<Boolean> menu(Messages messages) {
    BotCommand[] menu =
        Screens.ALL.stream()
            .map(screen -> new BotCommand(screen.id(), messages.plain("command." + screen.id())))
            .toArray(BotCommand[]::new);
    return call(new SetMyCommands(menu), _ -> true);
  }

  Reply<List<Update>> updates(int offset, Duration patience) {
    GetUpdates request =
        new GetUpdates()
            .offset(offset)
            .limit(100)
            .timeout((int) patience.toSeconds())
            .allowedUpdates("message", "callback_query");
    return call(request, response -> response.updates());
  }

  /// Sends a message, or its document with the message below it.
  ///
  /// @param silent without a sound
  Reply<Boolean> send(long chat, View view, boolean silent) {
    if (view.document().isPresent()) {
      View.Document document = view.document().get();
      byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
      return call(
          new SendDocument(chat, bytes)
              .fileName(document.name())
              .caption(view.text().markup())
              .parseMode(ParseMode.HTML)
              .disableNotification(silent),
          _ -> true);
    }
    SendMessage request =
        new SendMessage(chat, view.text().markup())
            .parseMode(ParseMode.HTML)
            .disableNotification(silent)
            .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true));
    return call(view.rows().isEmpty() ? request : request.replyMarkup(keyboard(view)), _ -> true);
  }

  Reply<Boolean> edit(long chat, int message, View view) {
    return call(
        new EditMessageText(chat, message, view.text().markup())
            .parseMode(ParseMode.HTML)
            .linkPreviewOptions(new LinkPreviewOptions().isDisabled(true))
            .replyMarkup(keyboard(view)),
        _ -> true);
  }

  /// Ends the waiting of the button that was tapped.
  ///
  /// @param toast shown for a moment; empty for nothing
  Reply<Boolean> answer(String tap, String toast) {
    var request = new AnswerCallbackQuery(tap);
    return call(
        toast.isEmpty()
            ? request
            : request.text(toast.substring(0, Math.min(toast.length(), LONGEST_ANSWER))),
        _ -> true);
  }

  /// `text` without the token.
  String scrubbed(String text) {
    return text.replace(token, "<token>");
  }

  /// Ends every call that is under way.
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private <T extends BaseRequest<T, R>, R extends BaseResponse, V> Reply<V> call(
      BaseRequest<T, R> request, Function<R, V> value) {
    R response;
    try {
      response = bot.execute(request);
    } catch (JsonParseException e) {
      return new Reply.Unreachable<>("an answer that is no JSON");
    } catch (RuntimeException e) {
      // The library wraps every failed exchange in a bare RuntimeException.
      if (e.getCause() instanceof IOException cause) {
        return new Reply.Unreachable<>(describe(cause));
      }
      throw e;
    }
    if (response == null) {
      return new Reply.Unreachable<>("an empty answer");
    }
    if (response.isOk()) {
      return new Reply.Done<>(value.apply(response));
    }
    Integer seconds = response.parameters() == null ? null : response.parameters().retryAfter();
    return new Reply.Refused<>(
        response.errorCode(),
        scrubbed(String.valueOf(response.description())),
        Duration.ofSeconds(seconds == null ? 0 : seconds));
  }

  private String describe(IOException cause) {
    String kind = cause instanceof ConnectException ? "no connection" : "a broken connection";
    return scrubbed(kind + " (" + cause.getMessage() + ")");
  }

  private static InlineKeyboardMarkup keyboard(View view) {
    var markup = new InlineKeyboardMarkup();
    view.rows()
        .forEach(row ->
            markup.addRow(
                row.stream()
                    .map(button ->
                        new InlineKeyboardButton(button.label()).callbackData(button.link().data()))
                    .toArray(InlineKeyboardButton[]::new)));
    return markup;
  }
}
