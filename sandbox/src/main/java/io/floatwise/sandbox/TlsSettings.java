package io.floatwise.sandbox;

import io.floatwise.core.error.InputException;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The certificate that a sandbox serves HTTPS with, good or bad.
///
/// @param keyStore PKCS #12 file with one private key and its certificate
/// @param password of file and key
/// @param protocols such as `TLSv1.3`; empty for those of the JDK. What the JDK has disabled must
///   be enabled in its security properties by whoever asks for it
public record TlsSettings(Path keyStore, String password, List<String> protocols) {

  public TlsSettings {
    protocols = List.copyOf(protocols);
  }

  /// @throws InputException if the key store cannot be used
  Tls toTls() {
    try (InputStream in = Files.newInputStream(keyStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      var builder = Tls.builder().sslContext(context);
      if (!protocols.isEmpty()) {
        builder.enabledProtocols(protocols);
      }
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key store " + keyStore, e);
    } catch (GeneralSecurityException e) {
      throw new InputException("expected a usable key store in " + keyStore, e);
    }
  }

  /// Shows no password.
  @Override
  public String toString() {
    return "TlsSettings[" + keyStore + ", " + protocols + "]";
  }
}
