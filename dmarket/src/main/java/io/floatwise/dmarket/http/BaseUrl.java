package io.floatwise.dmarket.http;

import io.floatwise.core.error.InputException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// Where the venue is: HTTPS anywhere, plain HTTP only on this machine.
public final class BaseUrl {

  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private final HttpUrl url;

  private BaseUrl(HttpUrl url) {
    this.url = url;
  }

  /// Reads scheme, host and port, for example `https://api.dmarket.com`.
  ///
  /// @throws InputException if it is no such address, or if it is plain HTTP to another machine;
  ///   the message says what to write instead
  public static BaseUrl of(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new InputException(
          "base URL: expected an address such as https://api.dmarket.com, found another text");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new InputException(
          "base URL: expected no user name or password, found one before " + url.host());
    }
    if (!url.encodedPath().equals("/") || url.query() != null || url.fragment() != null) {
      throw new InputException(
          "base URL: expected scheme, host and port only, found something behind " + url.host());
    }
    BaseUrl base = new BaseUrl(url);
    if (!url.isHttps() && !base.isLoopback()) {
      throw new InputException(
          "base URL: plain HTTP is allowed to this machine only (127.0.0.1, localhost, [::1]); "
              + "write https://"
              + url.host());
    }
    return base;
  }

  /// Whether it names this machine.
  public boolean isLoopback() {
    String host = url.host();
    return host.equals("localhost") || host.equals("::1") || LOOPBACK_V4.matcher(host).matches();
  }

  public boolean isSecure() {
    return url.isHttps();
  }

  /// The address of `target`, which must survive unchanged.
  ///
  /// @throws InputException if the address would be another one on the wire
  HttpUrl resolve(String target) {
    String root = url.toString();
    HttpUrl resolved = HttpUrl.get(root.substring(0, root.length() - 1) + target);
    String query = resolved.encodedQuery();
    String sent = resolved.encodedPath() + (query == null ? "" : "?" + query);
    if (!sent.equals(target) || !resolved.host().equals(url.host())) {
      throw new IllegalArgumentException("expected to send " + target + ", would send " + sent);
    }
    return resolved;
  }

  @Override
  public String toString() {
    String text = url.toString();
    return text.substring(0, text.length() - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BaseUrl that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }
}
