package io.floatwise.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.proving.Proves;
import io.floatwise.sandbox.WireRequest.Part;
import io.floatwise.sandbox.wire.SignatureCheck;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Signed requests that something on the way has touched, sent over a plain socket.
///
/// Three kinds of flips leave a request what it was, because they turn a letter into the other case
/// where both mean the same: a hexadecimal digit of the signature; one of a percent escape of the
/// path, which is signed decoded; and a letter of the method, which the HTTP server reads in any
/// case. They are accepted, and nothing else is: the key is compared as it is written, and date,
/// query and body are signed byte for byte.
class TamperedRequestTest extends SandboxTest {
  private static final long SEED = 5219;
  private static final int QUICK = 700;

  /// Of the group of Ed25519.
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private String offer = "";
  private String target = "";
  private final Map<String, Integer> answers = new TreeMap<>();

  /// A request of the account, and whether it changes something.
  private record Seed(String method, String target, String body, boolean write) {
    WireRequest signed(SandboxServer server) {
      return WireRequest.signed(
          server.publicKey(),
          new Signer(server.secretKey()),
          method,
          WireRequest.bytes(target),
          WireRequest.bytes(body),
          Instant.now().getEpochSecond());
    }
  }

  private record Flip(Part part, int bit) {}

  @BeforeEach
  void prepare() {
    JsonNode cheap = caller.cheapest(100, 5_000);
    caller.buy(cheap);
    offer = caller.list(cheap.at("/attributes/id").asString(), 99_000);
    target =
        caller
            .send("POST", "/marketplace-api/v1/user-targets/create", newTarget("0.03"))
            .json()
            .at("/Result/0/TargetID")
            .asString();
    advance(Duration.ofMinutes(20));
    assertThat(List.of(offer, target)).doesNotContain("");
  }

  private String newTarget(String dollars) {
    return """
    {"GameID":"a8db","Targets":[{"Amount":"2","Price":{"Currency":"USD","Amount":%s},\
    "Title":"%s"}]}\
    """
        .formatted(dollars, title());
  }

  private String title() {
    return caller.cheapest(100, 5_000).at("/attributes/title").asString();
  }

  private List<Seed> seeds() {
    JsonNode cheap = caller.cheapest(100, 5_000);
    String escaped = MarketReadsTest.encoded(title()).replace("+", "%20");
    return List.of(
        new Seed(
            "GET",
            "/marketplace-api/v2/offers?gameId=a8db&limit=3&title=AK-47+%7C&orderBy=price"
                + "&treeFilters=exterior%5B%5D%3Dfield-tested",
            "",
            false),
        new Seed("GET", "/marketplace-api/v1/targets-by-title/a8db/" + escaped, "", false),
        new Seed("POST", "/marketplace-api/v1/user-targets/create", newTarget("0.04"), true),
        new Seed(
            "PATCH",
            "/exchange/v1/offers-buy",
            """
            {"offers":[{"offerId":"%s","price":{"amount":"%s","currency":"USD"},\
            "type":"dmarket"}]}\
            """
                .formatted(cheap.path("offerId").asString(), cheap.path("priceCents").asString()),
            true),
        new Seed(
            "POST",
            "/marketplace-api/v2/offers:batchDelete",
            "{\"requests\":[{\"offerId\":\"" + offer + "\"}]}",
            true),
        new Seed(
            "POST",
            "/marketplace-api/v1/user-targets/delete",
            "{\"Targets\":[{\"TargetID\":\"" + target + "\"}]}",
            true));
  }

  @Test
  @Proves(value = "P5.2.1.9", breaks = SignatureCheck.class)
  void noFlippedBitIsAccepted() throws Exception {
    refuseFlips(QUICK);
  }

  @Test
  @Tag("long")
  @Proves(value = "P5.2.1.9", breaks = SignatureCheck.class, form = Proves.Form.LONG)
  void noFlippedBitOfAnyIsAccepted() throws Exception {
    refuseFlips(Integer.MAX_VALUE);
  }

  /// @param most flips of each request, chosen by chance
  private void refuseFlips(int most) throws IOException {
    String before = state();
    Random random = new Random(SEED);
    List<Seed> seeds = seeds();
    caller.admin("DELETE", "/sandbox/calls", "");
    long start = System.nanoTime();
    int sent = 0;
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      for (Seed seed : seeds) {
        WireRequest request = seed.signed(server);
        List<Flip> flips = flips(request);
        Collections.shuffle(flips, random);
        for (Flip flip : flips.subList(0, Math.min(most, flips.size()))) {
          sent += tryOut(connection, seed, request, flip);
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "tampering: seed %d, %d flipped bits, %.0f requests/s, %s%n",
        SEED, sent, sent / seconds, answers);
    assertThat(state()).isEqualTo(before);
    for (Seed seed : seeds) {
      assertThat(caller.send(seed.method(), seed.target(), seed.body()).status()).isEqualTo(200);
    }
    assertThat(state()).isNotEqualTo(before);
  }

  /// The number in the second half of a signature counts in a group of known order, so that adding
  /// the order gives other digits that satisfy the same equation.
  @Test
  @Proves(value = "P5.2.1.1", breaks = SignatureCheck.class)
  void noOtherFormOfARightSignatureIsAccepted() throws Exception {
    WireRequest request = seeds().getFirst().signed(server);
    String sign = new String(request.part(Part.SIGN), StandardCharsets.US_ASCII);
    String digits = sign.substring(sign.length() - 128);
    List<String> forms = new ArrayList<>();
    for (int i = 1; i <= 14; i++) {
      byte[] number = HexFormat.of().parseHex(digits.substring(64));
      BigInteger more =
          new BigInteger(1, reversed(number)).add(ORDER.multiply(BigInteger.valueOf(i)));
      byte[] large = more.toByteArray();
      byte[] padded = new byte[32];
      int skip = large.length > 32 ? 1 : 0;
      System.arraycopy(large, skip, padded, 32 - large.length + skip, large.length - skip);
      forms.add(digits.substring(0, 64) + HexFormat.of().formatHex(reversed(padded)));
    }
    forms.add(digits.substring(2));
    forms.add(digits + "00");
    forms.add(digits + digits);
    forms.add("0".repeat(128));
    forms.add("");
    try (RawConnection connection = new RawConnection(server.baseUrl())) {
      assertThat(connection.send(request.bytes()).status()).isEqualTo(200);
      for (String form : forms) {
        WireRequest other = request.with(Part.SIGN, WireRequest.bytes("dmar ed25519 " + form));
        assertThat(connection.send(other.bytes()).status()).as(form).isEqualTo(401);
      }
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] other = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      other[i] = bytes[bytes.length - 1 - i];
    }
    return other;
  }

  private static List<Flip> flips(WireRequest request) {
    List<Flip> flips = new ArrayList<>();
    for (Part part : Part.values()) {
      for (int bit = 0; bit < 8 * request.part(part).length; bit++) {
        flips.add(new Flip(part, bit));
      }
    }
    return flips;
  }

  /// Sends a flip, but none that would carry out a write; how many that were.
  private int tryOut(RawConnection connection, Seed seed, WireRequest request, Flip flip)
      throws IOException {
    boolean harmless = isHarmless(request, flip);
    if (harmless && seed.write()) {
      return 0;
    }
    WireRequest touched = request.flipped(flip.part(), flip.bit());
    int status = connection.send(touched.bytes()).status();
    answers.merge(flip.part() + (harmless ? " same " : " ") + status, 1, Integer::sum);
    assertThat(status)
        .as("seed %d, %s %s, %s", SEED, seed.method(), seed.target(), flip)
        .isIn(harmless ? Set.of(200) : allowed(flip));
    return 1;
  }

  /// What the server says to a flip that leaves no valid HTTP, it says before it looks who asks.
  private static Set<Integer> allowed(Flip flip) {
    return flip.part() == Part.BODY ? Set.of(401) : Set.of(400, 401);
  }

  private static boolean isHarmless(WireRequest request, Flip flip) {
    byte[] bytes = request.part(flip.part());
    int at = flip.bit() / 8;
    boolean otherCase = (bytes[at] ^ 1 << flip.bit() % 8) == (bytes[at] ^ 0x20);
    boolean letter = Character.isLetter(bytes[at]);
    boolean spelling =
        switch (flip.part()) {
          case SIGN -> at >= "dmar ed25519 ".length();
          case TARGET -> inEscape(bytes, at);
          case METHOD -> true;
          case KEY, DATE, BODY -> false;
        };
    return otherCase && letter && spelling;
  }

  /// Whether this is one of the two digits of a percent escape of the path.
  private static boolean inEscape(byte[] target, int at) {
    String before = new String(target, 0, at, StandardCharsets.US_ASCII);
    return !before.contains("?") && (before.endsWith("%") || before.matches(".*%[0-9A-Fa-f]"));
  }

  /// Everything that the account and the exchange have.
  private String state() {
    return caller.admin("GET", "/sandbox/info", "").json().path("stateHash")
        + caller.ledger()
        + caller.get("/marketplace-api/v2/user/offers?gameId=a8db&limit=100").body()
        + caller.get("/marketplace-api/v2/user/targets?gameId=a8db&limit=100").body();
  }
}
