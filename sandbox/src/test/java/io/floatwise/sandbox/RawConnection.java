package io.floatwise.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A kept connection on which any bytes can be sent; opened again when the server has closed it.
/// For one thread.
final class RawConnection implements AutoCloseable {
  /// Far above what an answer takes; whoever does not answer in this time hangs.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Tells of bytes that are no HTTP with a stack trace, which says nothing that the answer does
  /// not.
  private static final Logger HTTP_LOG =
      Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

  private final URI base;
  private Optional<Socket> open = Optional.empty();
  private InputStream in = InputStream.nullInputStream();

  RawConnection(URI base) {
    this.base = base;
    HTTP_LOG.setLevel(Level.OFF);
  }

  /// What came back.
  ///
  /// @param head status line and headers, in lower case
  record Answer(int status, String head, String body) {
    /// The server closed a new connection without a word.
    static final Answer NONE = new Answer(0, "", "");
  }

  /// Sends a request and waits for its answer.
  ///
  /// @throws java.net.SocketTimeoutException if none comes in time
  Answer send(byte[] request) throws IOException {
    if (open.isPresent()) {
      Answer answer = attempt(open.get(), request);
      if (answer.status() != 0) {
        return answer;
      }
    }
    return attempt(connect(), request);
  }

  private Socket connect() throws IOException {
    close();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
    open = Optional.of(socket);
    return socket;
  }

  private Answer attempt(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
    } catch (SocketException e) {
      // The server may have answered and closed before it had read all.
    }
    try {
      Answer answer = read(request.length > 5 && request[0] == 'H' && request[3] == 'D');
      if (answer.status() == 0 || answer.head().contains("\r\nconnection: close")) {
        close();
      }
      return answer;
    } catch (SocketException e) {
      close();
      return Answer.NONE;
    }
  }

  private Answer read(boolean headOnly) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        return Answer.NONE;
      }
      head.write(next);
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int length = headOnly ? 0 : Integer.parseInt(header(text, "content-length").orElse("0"));
    byte[] body = in.readNBytes(length);
    int status = Integer.parseInt(text.substring(9, 12));
    if (status < 200) {
      return read(headOnly);
    }
    return new Answer(status, text, new String(body, StandardCharsets.UTF_8));
  }

  private static Optional<String> header(String head, String name) {
    int at = head.indexOf("\r\n" + name + ":");
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + name.length() + 3;
    return Optional.of(head.substring(from, head.indexOf("\r\n", from)).strip());
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }
}
