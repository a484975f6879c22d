package io.floatwise.sandbox.wire;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Decides whether a request carries a valid signature of a known key.
///
/// The rule: Ed25519 over method, percent-decoded path, raw query, raw body and the digits of the
/// date header; date at most so far away from real time. Dates are protocol time.
public final class SignatureCheck {
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern DATE = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGN = Pattern.compile("dmar ed25519 ([0-9a-fA-F]{128})");

  private SignatureCheck() {}

  /// The three headers of a signed request, as sent; empty where one is missing.
  ///
  /// @param key `X-Api-Key`
  /// @param date `X-Sign-Date`
  /// @param sign `X-Request-Sign`
  public record Headers(Optional<String> key, Optional<String> date, Optional<String> sign) {
    /// Shows no signature.
    @Override
    public String toString() {
      return "Headers[key=" + key.orElse("none") + "]";
    }
  }

  /// The public key (64 lower-case hexadecimal digits) that signed `request`, or empty if the
  /// signature, the date or the form of a header is not right. Whether the key opens an account is
  /// for the caller to say.
  ///
  /// @param maxSkew how far the date may be off; two minutes at the real server
  public static Optional<String> signer(
      RawRequest request, Headers headers, WallTime now, Duration maxSkew) {
    if (headers.key().isEmpty() || headers.date().isEmpty() || headers.sign().isEmpty()) {
      return Optional.empty();
    }
    String key = headers.key().get();
    String date = headers.date().get();
    if (!DATE.matcher(date).matches() || isStale(headers, now, maxSkew)) {
      return Optional.empty();
    }
    return verifies(key, headers.sign().get(), request.signed(date))
        ? Optional.of(key)
        : Optional.empty();
  }

  /// Whether `sign`, as the header holds it, is the signature of `key` under `message`.
  static boolean verifies(String key, String sign, byte[] message) {
    var digits = SIGN.matcher(sign);
    return KEY.matcher(key).matches()
        && digits.matches()
        && Ed25519.verify(
            HexFormat.of().parseHex(digits.group(1)),
            0,
            HexFormat.of().parseHex(key),
            0,
            message,
            0,
            message.length);
  }

  /// Whether there is a date and it is too far off.
  public static boolean isStale(Headers headers, WallTime now, Duration maxSkew) {
    Optional<String> date = headers.date().filter(text -> DATE.matcher(text).matches());
    return date.isPresent()
        && Math.abs(now.epochSecond() - Long.parseLong(date.get())) > maxSkew.toSeconds();
  }
}
