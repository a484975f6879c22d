package io.floatwise.bench.tape;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ZzTrial {
  @Test
  void write() throws Exception {
    long a = System.nanoTime();
    long rows = TypicalTape.write(Path.of(System.getProperty("trial")), Integer.getInteger("days"));
    System.out.println(rows + " rows in " + (System.nanoTime() - a) / 1e9);
  }
}
