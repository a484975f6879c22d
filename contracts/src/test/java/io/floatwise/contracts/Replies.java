package io.floatwise.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.floatwise.dmarket.http.Fault;
import io.floatwise.dmarket.http.Reply;
import io.floatwise.dmarket.wire.Page;

/// What the clauses expect of replies.
final class Replies {
  private Replies() {}

  static <T> T value(Reply<T> reply) {
    return switch (reply) {
      case Reply.Ok<T> ok -> ok.value();
      case Reply.Failed<T>(Fault fault) ->
          throw new AssertionError("expected an answer, found " + fault);
    };
  }

  /// The only row of a page that is the last one and says how many rows there are.
  static <R> R onlyRow(Reply<Page<R>> reply) {
    Page<R> page = value(reply);
    assertThat(page.next()).isEmpty();
    assertThat(page.total()).contains(1);
    assertThat(page.rows()).hasSize(1);
    return page.rows().getFirst();
  }

  /// The venue refused with this status and word, and nothing happened.
  static void assertRefused(Reply<?> reply, int status, String code) {
    Fault fault = assertThat(reply).asInstanceOf(type(Reply.Failed.class)).actual().fault();
    assertThat(fault.origin()).isEqualTo(Fault.Origin.VENUE);
    assertThat(fault.status()).hasValue(status);
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.definite()).isTrue();
  }
}
