package io.floatwise.dmarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.floatwise.dmarket.auth.RequestSigner;
import io.floatwise.dmarket.http.Reply;
import java.io.File;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// Opening and closing a client; the packaged program's part of P4.1.4 is proved there.
class LifecycleTest {

  private static final int ROUNDS = 200;
  private static final int NOISE = 20;

  @Test
  void leavesNoThreadAndNoSocketBehind() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .addHeader("Content-Type", "application/json")
                  .body("{\"usd\":\"1\"}")
                  .build();
            }
          });
      server.start();
      openAndClose(server);
      int threads = Thread.activeCount();
      int files = openFiles();
      for (int i = 0; i < ROUNDS; i++) {
        openAndClose(server);
      }
      assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + NOISE);
      assertThat(openFiles()).isLessThanOrEqualTo(files + NOISE);
    }
  }

  private static void openAndClose(MockWebServer server) {
    try (DMarket dmarket =
        DMarket.open(
            DMarketConfig.DEFAULT.withBaseUrl("http://127.0.0.1:" + server.getPort()),
            new RequestSigner(StubVenue.KEY),
            new ManualTime(StubVenue.START),
            new Random(1))) {
      assertThat(dmarket.balance()).isInstanceOf(Reply.Ok.class);
    }
  }

  /// Where the system does not list them, none are counted.
  private static int openFiles() {
    String[] names = new File("/proc/self/fd").list();
    return names == null ? 0 : names.length;
  }
}
