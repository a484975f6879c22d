package io.floatwise.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.telegram.SendQueue.Delivery;
import io.floatwise.telegram.screen.Html;
import io.floatwise.telegram.screen.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The bot's own limits to the millisecond, in time made by hand.
class SendQueueTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final int MILLIS = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SendQueue queue = new SendQueue(Pace.TELEGRAM);

  private record Sent(Instant at, Delivery delivery) {}

  private static Delivery message(long chat, String text) {
    return new Delivery(chat, OptionalInt.empty(), new View(Html.escaped(text), List.of(), ""));
  }

  /// Takes whatever may be sent, every millisecond of ten seconds.
  private List<Sent> sent() {
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < MILLIS; i++) {
      Instant now = START.plusMillis(i);
      queue.take(now).ifPresent(delivery -> sent.add(new Sent(now, delivery)));
      assertThat(queue.due().filter(due -> !due.isAfter(now))).as("due and not sent").isEmpty();
    }
    return sent;
  }

  @Test
  void aChatGetsOneMessageASecondInOrder() {
    List<Delivery> all = IntStream.range(0, 8).mapToObj(i -> message(1, "number " + i)).toList();
    all.forEach(queue::add);

    assertThat(sent())
        .containsExactlyElementsOf(
            IntStream.range(0, all.size())
                .mapToObj(i -> new Sent(START.plusSeconds(i), all.get(i)))
                .toList());
  }

  @Test
  void allChatsTogetherGetThirtyMessagesASecond() {
    IntStream.range(0, 200).forEach(chat -> queue.add(message(chat, "hello")));

    List<Sent> sent = sent();

    assertThat(sent).extracting(s -> s.delivery().chat()).hasSize(200).doesNotHaveDuplicates();
    for (int i = 30; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 30).at(), sent.get(i).at()))
          .isBetween(SECOND, SECOND.plusMillis(30));
    }
  }

  @Test
  void aBusyChatKeepsNobodyElseWaiting() {
    IntStream.range(0, 8).forEach(i -> queue.add(message(1, "number " + i)));
    queue.add(message(2, "hello"));

    assertThat(sent())
        .filteredOn(s -> s.delivery().chat() == 2)
        .extracting(Sent::at)
        .containsExactly(START.plus(Pace.TELEGRAM.overall()));
  }
}
