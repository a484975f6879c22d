package io.floatwise.sandbox.http;

import io.floatwise.sandbox.wire.Errors;
import io.floatwise.sandbox.wire.Reply;
import io.floatwise.sandbox.wire.WallTime;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// Answers what never becomes a request, because its bytes are no HTTP, as the API gateway answers
/// errors: in its shape, and without a word of the server's own.
final class UnreadableRequests implements DirectHandler {

  static DirectHandlers handlers() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, new UnreadableRequests());
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    // A method that is no word fails inside the server before it knows the path.
    boolean unread = type == EventType.INTERNAL_ERROR && request.path().isEmpty();
    int code = unread ? Status.BAD_REQUEST_400.code() : status.code();
    Reply reply = reply(code);
    return TransportResponse.builder()
        .status(Status.create(reply.status()))
        .headers(headers)
        .header(HeaderNames.DATE, WallTime.now().httpDate())
        .header(HeaderNames.CONTENT_TYPE, reply.contentType())
        .keepAlive(false)
        .entity(reply.body())
        .build();
  }

  private static Reply reply(int status) {
    return status >= 500 && status != Status.HTTP_VERSION_NOT_SUPPORTED_505.code()
        ? Errors.gateway(status, "InternalServerError", "internal error")
        : Errors.gateway(status, "BadRequest", "the request cannot be read");
  }
}
