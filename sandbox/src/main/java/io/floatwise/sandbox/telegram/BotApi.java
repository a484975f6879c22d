package io.floatwise.sandbox.telegram;

import io.floatwise.sandbox.telegram.Chats.BotCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;

/// The methods of the Bot API that this Telegram offers.
///
/// @param bot the bot's user id
record BotApi(Chats chats, long bot) {

  private static final int LONGEST_POLL_SECONDS = 50;
  private static final int MOST_COMMANDS = 100;

  /// Carries out a call; method names are case-insensitive.
  ///
  /// @throws Refusal with the code and words of Telegram
  JsonNode call(String method, Parameters in) throws InterruptedException {
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "getme" -> Wire.me(bot);
      case "getupdates" -> updates(in);
      case "sendmessage" -> chats.send(chatId(in), body(in), keyboard(in));
      case "senddocument" -> document(in);
      case "editmessagetext" ->
          chats.edit(chatId(in), required(in, "message_id"), body(in), keyboard(in));
      case "answercallbackquery" -> answer(in);
      case "sendchataction" -> chatAction(in);
      case "setmycommands" -> setCommands(in);
      case "getmycommands" -> commands();
      case "deletewebhook" -> deleteWebhook(in);
      case "setwebhook" -> throw Refusal.badRequest("bad webhook: this sandbox has none, poll it");
      case "getwebhookinfo" ->
          Wire.JSON
              .createObjectNode()
              .put("url", "")
              .put("has_custom_certificate", false)
              .put("pending_update_count", 0);
      default -> throw Refusal.of(404, "Not Found: method not found");
    };
  }

  private JsonNode updates(Parameters in) throws InterruptedException {
    long offset = in.number("offset").orElse(0L);
    long limit = in.number("limit").filter(n -> n >= 1 && n <= 100).orElse(100L);
    long timeout = Math.clamp(in.number("timeout").orElse(0L), 0, LONGEST_POLL_SECONDS);
    ArrayNode out = Wire.JSON.createArrayNode();
    chats.updates(offset, (int) limit, Duration.ofSeconds(timeout)).forEach(out::add);
    return out;
  }

  private static long chatId(Parameters in) {
    if (in.text("chat_id").isEmpty()) {
      throw Refusal.badRequest("chat_id is empty");
    }
    String id = in.requiredText("chat_id");
    if (!id.matches("-?[0-9]{1,18}")) {
      throw Refusal.badRequest("chat not found");
    }
    return Long.parseLong(id);
  }

  private static long required(Parameters in, String name) {
    return in.number(name)
        .orElseThrow(() -> Refusal.badRequest("message identifier is not specified"));
  }

  private static Formatted body(Parameters in) {
    String text = in.text("text").orElseThrow(() -> Refusal.badRequest("message text is empty"));
    return switch (in.text("parse_mode").orElse("").toLowerCase(Locale.ROOT)) {
      case "" -> Formatted.plain(text).sendable();
      case "html" -> HtmlText.parse(text).sendable();
      default -> throw Refusal.badRequest("unsupported parse_mode");
    };
  }

  /// Files are sent with the call; one that is named by its id or address is not known here.
  private JsonNode document(Parameters in) {
    Attachment file =
        Optional.ofNullable(in.files().get("document"))
            .orElseThrow(() -> Refusal.badRequest("there is no document in the request"));
    String caption = in.text("caption").orElse("");
    boolean html = in.text("parse_mode").filter("html"::equalsIgnoreCase).isPresent();
    return chats.send(chatId(in), file, html ? HtmlText.parse(caption) : Formatted.plain(caption));
  }

  private static Keyboard keyboard(Parameters in) {
    return in.structure("reply_markup").map(Keyboard::of).orElse(Keyboard.NONE);
  }

  private JsonNode answer(Parameters in) {
    String text = in.text("text").orElse("");
    if (text.length() > 200) {
      throw Refusal.badRequest("MESSAGE_TOO_LONG");
    }
    chats.answer(
        in.text("callback_query_id").orElse(""), new Chats.Answer(text, in.flag("show_alert")));
    return BooleanNode.TRUE;
  }

  private JsonNode chatAction(Parameters in) {
    long chat = chatId(in);
    if (in.text("action").isEmpty()) {
      throw Refusal.badRequest("wrong parameter action in request");
    }
    chats.typing(chat);
    return BooleanNode.TRUE;
  }

  private JsonNode setCommands(Parameters in) {
    JsonNode list =
        in.structure("commands")
            .orElseThrow(() -> Refusal.badRequest("parameter \"commands\" is required"));
    List<BotCommand> menu = new ArrayList<>();
    for (JsonNode entry : list) {
      String command = entry.path("command").asString("");
      String description = entry.path("description").asString("");
      if (!command.matches("/?[a-z0-9_]{1,32}")) {
        throw Refusal.badRequest("BOT_COMMAND_INVALID");
      }
      if (description.isBlank() || description.length() > 256) {
        throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
      menu.add(new BotCommand(command.replace("/", ""), description));
    }
    if (menu.size() > MOST_COMMANDS) {
      throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
    }
    chats.commands(menu);
    return BooleanNode.TRUE;
  }

  private JsonNode commands() {
    ArrayNode out = Wire.JSON.createArrayNode();
    chats
        .commands()
        .forEach(entry ->
            out.addObject()
                .put("command", entry.command())
                .put("description", entry.description()));
    return out;
  }

  private JsonNode deleteWebhook(Parameters in) {
    if (in.flag("drop_pending_updates")) {
      chats.forgetUpdates();
    }
    return BooleanNode.TRUE;
  }
}
