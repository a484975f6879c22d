package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.core.market.Failure;
import io.floatwise.dmarket.EveryOperation.Things;
import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.request.Operation;
import io.floatwise.dmarket.wire.Json;
import io.floatwise.proving.Proves;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers that something on the way has touched.
class TamperTest {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final long SEED = 5219;

  /// Flips one bit, wherever that leaves no JSON any more.
  @Test
  @Proves(value = "P5.2.1.9", breaks = Json.class)
  void aFlippedBitThatLeavesNoJsonIsAFault() {
    Random random = new Random(SEED);
    int tried = 0;
    try (StubVenue venue = new StubVenue()) {
      for (Operation operation : Operation.values()) {
        byte[] body = EveryOperation.reply(operation).getBytes(StandardCharsets.UTF_8);
        int found = 0;
        for (int i = 0; i < 200 && found < 8; i++) {
          byte[] touched = body.clone();
          touched[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
          if (!isJson(touched)) {
            found++;
            tried++;
            venue.answers(response(touched, b -> b));
            assertGarbled(
                EveryOperation.call(venue.dmarket, operation, Things.NONE),
                "seed %d, %s".formatted(SEED, new String(touched, StandardCharsets.UTF_8)));
          }
        }
      }
    }
    assertThat(tried).isEqualTo(8 * Operation.values().length);
  }

  private static boolean isJson(byte[] body) {
    try {
      return STRICT.readTree(body).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /// At every place, in a body that claims to be whole.
  @Test
  @Proves(value = "P5.2.1.9", breaks = Json.class)
  void aBodyCutAnywhereIsAFault() {
    try (StubVenue venue = new StubVenue()) {
      for (Operation operation : Operation.values()) {
        byte[] body = EveryOperation.reply(operation).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut < body.length; cut += Math.max(1, body.length / 12)) {
          venue.answers(response(java.util.Arrays.copyOf(body, cut), b -> b));
          assertGarbled(
              EveryOperation.call(venue.dmarket, operation, Things.NONE),
              operation + " cut after " + cut);
        }
      }
    }
  }

  /// A `Content-Length` that promises more: the connection ends in the middle of an answer.
  @Test
  @Proves(value = "P5.2.1.9", breaks = Fault.class)
  void aLengthThatPromisesMoreIsNoAnswer() {
    for (Operation operation : Operation.values()) {
      try (StubVenue venue = new StubVenue()) {
        byte[] body = EveryOperation.reply(operation).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
          venue.answers(
              response(
                  body,
                  b ->
                      b.setHeader("Content-Length", body.length + 7)
                          .onResponseEnd(new mockwebserver3.SocketEffect.CloseSocket())));
        }
        Reply<?> reply = EveryOperation.call(venue.dmarket, operation, Things.NONE);
        assertThat(reply).as("%s", operation).isInstanceOf(Reply.Failed.class);
        Fault fault = ((Reply.Failed<?>) reply).fault();
        assertThat(fault.origin()).isEqualTo(Fault.Origin.NETWORK);
        assertThat(fault.code()).isEqualTo("NoAnswer");
        assertThat(fault.definite()).isFalse();
      }
    }
  }

  /// A `Content-Length` that promises less.
  @Test
  @Proves(value = "P5.2.1.9", breaks = Json.class)
  void aLengthThatPromisesLessIsAFault() {
    for (Operation operation : Operation.values()) {
      try (StubVenue venue = new StubVenue()) {
        byte[] body = EveryOperation.reply(operation).getBytes(StandardCharsets.UTF_8);
        venue.answers(
            response(
                body,
                b ->
                    b.setHeader("Content-Length", body.length - 1)
                        .onResponseEnd(new mockwebserver3.SocketEffect.CloseSocket())));
        assertGarbled(EveryOperation.call(venue.dmarket, operation, Things.NONE), "" + operation);
      }
    }
  }

  private static MockResponse response(byte[] body, UnaryOperator<MockResponse.Builder> more) {
    Buffer bytes = new Buffer();
    bytes.write(body);
    return more.apply(
            new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .body(bytes))
        .build();
  }

  private static void assertGarbled(Reply<?> reply, String what) {
    assertThat(reply).as(what).isInstanceOf(Reply.Failed.class);
    Fault fault = ((Reply.Failed<?>) reply).fault();
    assertThat(fault.failure()).as(what).isInstanceOf(Failure.Garbled.class);
    assertThat(fault.code()).as(what).isEqualTo("Garbled");
    assertThat(fault.definite()).as(what).isFalse();
  }
}
