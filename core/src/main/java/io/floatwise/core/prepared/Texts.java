package io.floatwise.core.prepared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts by number, each once. Not thread-safe.
final class Texts {

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  int number(String text) {
    return numbers.computeIfAbsent(
        text,
        fresh -> {
          texts.add(fresh);
          return texts.size() - 1;
        });
  }

  byte[] written() {
    var out = new Bytes();
    out.number(texts.size());
    texts.forEach(out::text);
    return out.written();
  }

  static List<String> read(byte[] written) {
    var in = new Scan(written);
    int size = in.count();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(in.text());
    }
    return texts;
  }
}
