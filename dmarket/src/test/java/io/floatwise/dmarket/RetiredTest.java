package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.Failure;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.proving.Proves;
import java.util.List;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/// Versions of the venue's description: 2.0.0 and the later revision are read, what was retired is
/// told from everything else.
class RetiredTest {

  private static final List<String> WORDS =
      List.of(
          "{\"code\":\"Gone\",\"message\":\"Use /marketplace-api/v2/offers\"}",
          "{\"Code\":\"Deprecated\",\"Message\":\"Use /marketplace-api/v2/offers\"}",
          "{\"error\":\"gone\",\"code\":12,\"message\":\"Use /marketplace-api/v2/offers\"}",
          "",
          "<html>410</html>");

  @Test
  @Proves(value = "P5.3.3.4", breaks = Fault.class)
  void aRetiredOperationIsGoneInWhateverWords() {
    for (Operation operation : Operation.values()) {
      for (String word : WORDS) {
        try (StubVenue venue = new StubVenue()) {
          venue.answers(
              new MockResponse.Builder()
                  .code(410)
                  .addHeader(
                      "Content-Type", word.startsWith("<") ? "text/html" : "application/json")
                  .body(word)
                  .build());
          Reply<?> reply =
              EveryOperation.call(venue.dmarket, operation, EveryOperation.Things.NONE);
          assertThat(reply).as("%s, %s", operation, word).isInstanceOf(Reply.Failed.class);
          Fault fault = ((Reply.Failed<?>) reply).fault();
          assertThat(fault.code()).isEqualTo("Gone");
          assertThat(fault.status()).isEqualTo(OptionalInt.of(410));
          assertThat(fault.failure()).isInstanceOf(Failure.Refused.class);
          assertThat(fault.message()).doesNotContain("<");
          assertThat(venue.server.getRequestCount()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  @Proves(value = "P5.3.3.4", breaks = Json.class)
  void bothRevisionsOfVersionTwoAreRead() {
    for (Operation operation : Operation.values()) {
      String reply = EveryOperation.reply(operation);
      String later =
          reply.equals("{}")
              ? "{\"laterField\":{\"a\":[1,null]}}"
              : reply.replaceAll(
                  "\\{(?=\")", "{\"laterField\":{\"a\":[1,null]},\"laterFlag\":true,");
      try (StubVenue venue = new StubVenue()) {
        venue.answers(reply, operation == Operation.BUY_OFFERS ? reply : later);
        Object first = EveryOperation.call(venue.dmarket, operation, EveryOperation.Things.NONE);
        Object second = EveryOperation.call(venue.dmarket, operation, EveryOperation.Things.NONE);
        assertThat(first).as("%s", operation).isInstanceOf(Reply.Ok.class);
        assertThat(second).as("%s", operation).isInstanceOf(Reply.Ok.class);
      }
    }
  }
}
