package io.floatwise.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Makes bad requests of good ones. For one thread: the same chance makes the same requests.
final class Mutator {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type: text/xml\r\n",
          "Content-Type: \r\n",
          "Content-Encoding: gzip\r\n",
          "Accept-Encoding: gzip, br\r\n",
          "Expect: 100-continue\r\n",
          "Host: elsewhere\r\n",
          "Origin: http://elsewhere\r\n",
          "X-Api-Key: 00\r\n",
          "X-Sign-Date: 1\r\n",
          "X-Request-Sign: dmar ed25519 00\r\n",
          "X-Sandbox-Admin: guess\r\n",
          "Upgrade: h2c\r\nConnection: Upgrade\r\n",
          "Connection: close\r\n",
          "Range: bytes=0-1\r\n",
          "Cookie: " + "a=b; ".repeat(200) + "\r\n",
          "X-HTTP-Method-Override: DELETE\r\n");

  /// Contradicts the length; without a body the server would have to wait for one.
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private static final List<String> ESCAPES =
      List.of("%", "%2", "%zz", "%FF%FE", "%00", "%0d%0a", "%C0%AF", "%2e%2e%2f", "+", "%25");

  private final Random random;
  private final HostileTexts hostile;

  Mutator(Random random, HostileTexts hostile) {
    this.random = random;
    this.hostile = hostile;
  }

  /// A request whose parts may be any bytes, each of which is one character here.
  ///
  /// @param headers more header lines
  record Mutant(String method, String target, String body, String headers) {
    static Mutant of(PlainCall call) {
      return new Mutant(
          call.method(),
          latin(WireRequest.bytes(call.target())),
          latin(WireRequest.bytes(call.body())),
          "");
    }

    byte[] targetBytes() {
      return target.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] bodyBytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Mutant withTarget(String other) {
      return new Mutant(method, other, body, headers);
    }

    private Mutant withBody(byte[] other) {
      return new Mutant(method, target, latin(other), headers);
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// One to three changes of a good request.
  Mutant mutate(PlainCall seed) {
    Mutant mutant = Mutant.of(seed);
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean hasBody = !mutant.body().isEmpty();
      mutant =
          switch (random.nextInt(12)) {
            case 0 -> mutant.withTarget(latin(noise(mutant.targetBytes())));
            case 1 -> headed(mutant);
            case 2 ->
                random.nextInt(3) > 0
                    ? mutant
                    : new Mutant(pick(METHODS), mutant.target(), mutant.body(), mutant.headers());
            case 3, 4 -> hasBody ? mutant.withBody(noise(mutant.bodyBytes())) : parameter(mutant);
            case 5 -> path(mutant);
            default -> hasBody ? mutant.withBody(value(mutant.bodyBytes())) : parameter(mutant);
          };
    }
    return mutant;
  }

  private Mutant headed(Mutant mutant) {
    String line = !mutant.body().isEmpty() && random.nextInt(8) == 0 ? CHUNKED : pick(HEADERS);
    return new Mutant(mutant.method(), mutant.target(), mutant.body(), mutant.headers() + line);
  }

  /// Bytes flipped, inserted, deleted or doubled.
  private byte[] noise(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(12));
    return switch (random.nextInt(4)) {
      case 0 -> {
        byte[] copy = bytes.clone();
        copy[Math.min(at, copy.length - 1)] ^= (byte) (1 << random.nextInt(8));
        yield copy;
      }
      case 1 -> {
        byte[] more = new byte[1 + random.nextInt(8)];
        random.nextBytes(more);
        yield splice(bytes, at, at, more);
      }
      case 2 -> bytes.length - (to - at) > 0 ? splice(bytes, at, to, new byte[0]) : bytes;
      default -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
    };
  }

  /// Another value behind one of the colons, or its member or its row many times.
  private byte[] value(byte[] body) {
    String text = latin(body);
    int colon = text.indexOf(':', random.nextInt(text.length()));
    if (colon < 0) {
      return noise(body);
    }
    int start = colon + 1;
    int end = start;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (random.nextInt(8) == 0) {
      return row(body, text);
    }
    byte[] with = random.nextBoolean() ? quoted(pick(hostile.texts())) : pick(hostile.values());
    return splice(body, start, random.nextInt(10) == 0 ? start : end, with);
  }

  /// The rows of a batch two to a thousand times.
  private byte[] row(byte[] body, String text) {
    int open = text.indexOf('[');
    int close = text.lastIndexOf(']');
    if (open < 0 || close < open) {
      return body;
    }
    int times = random.nextInt(20) == 0 ? 1_001 : 2 + random.nextInt(3);
    String rows = text.substring(open + 1, close);
    String all = String.join(",", Collections.nCopies(times, rows));
    return splice(body, open + 1, close, all.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// As a JSON string in UTF-8.
  private static byte[] quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return WireRequest.bytes(out.append('"').toString());
  }

  /// A parameter of the query changed, doubled, left out, renamed or made long.
  private Mutant parameter(Mutant mutant) {
    String target = mutant.target();
    int mark = target.indexOf('?');
    if (mark < 0) {
      return mutant.withTarget(target + "?" + pick(List.of("", "a", "&&", "limit=1", "=", "?")));
    }
    List<String> pairs = new ArrayList<>(List.of(target.substring(mark + 1).split("&", -1)));
    int at = random.nextInt(pairs.size());
    String pair = pairs.get(at);
    String name = pair.split("=", -1)[0];
    switch (random.nextInt(7)) {
      case 0 -> pairs.add(random.nextInt(pairs.size() + 1), pair);
      case 1 -> pairs.remove(at);
      case 2 -> pairs.set(at, name + "=" + pick(ESCAPES) + pair.substring(name.length()));
      case 3 -> pairs.set(at, pair.toUpperCase(java.util.Locale.ROOT));
      case 4 -> pairs.add("treeFilters=" + escaped(pick(hostile.texts())));
      default -> pairs.set(at, name + "=" + escaped(pick(hostile.texts())));
    }
    String query = pairs.stream().collect(Collectors.joining("&"));
    return mutant.withTarget(target.substring(0, mark) + "?" + query);
  }

  /// Another last part of the path, or more of it.
  private Mutant path(Mutant mutant) {
    String target = mutant.target();
    int mark = target.indexOf('?') < 0 ? target.length() : target.indexOf('?');
    String path = target.substring(0, mark);
    String query = target.substring(mark);
    String stem = path.substring(0, path.lastIndexOf('/') + 1);
    String other =
        switch (random.nextInt(4)) {
          case 0 -> path + pick(List.of("/", "/..", "//x", ";a=b", "#x", "/%2e%2e/x"));
          case 1 -> path + pick(ESCAPES);
          default -> stem + escaped(pick(hostile.texts())).replace("+", "%20");
        };
    return mutant.withTarget(other + query);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
    return out;
  }
}
