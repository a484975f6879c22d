package io.floatwise.dmarket.http;

import io.floatwise.core.shared.SharedAnswers;
import io.floatwise.dmarket.request.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import okio.ByteString;

/// What a client keeps together with other nodes: answers by a name of their question, of which
/// nothing can be read, and a tag for everything that a write of the account makes wrong.
///
/// @param venue address, because what one venue says is not what another says
/// @param account pseudonym, the tag
record Pool(SharedAnswers answers, String venue, String account) {

  /// Larger ones are asked again: they would cost the others more than they save.
  private static final int MOST_BYTES = 1 << 20;

  /// The name of a question.
  String key(ApiRequest request) {
    MessageDigest hash = sha256();
    for (String part : new String[] {venue, request.method(), request.target(), request.body()}) {
      hash.update(part.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  SharedAnswers.Look look(String key, Duration longest) {
    return answers.look(key, Set.of(account), longest);
  }

  void put(String key, ByteString body, int status, Duration age, Duration keep) {
    if (body.size() <= MOST_BYTES) {
      answers.put(key, new SharedAnswers.Body(status, body.toByteArray()), age, keep);
    }
  }

  void forget(String key) {
    answers.forget(key);
  }

  /// A write of the account ended.
  void written() {
    answers.invalidate(account);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
