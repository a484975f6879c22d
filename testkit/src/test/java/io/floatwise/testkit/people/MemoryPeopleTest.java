package io.floatwise.testkit.people;

import io.floatwise.core.people.People;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MemoryPeopleTest extends PeopleContract {

  private final MemoryPeople people = new MemoryPeople();

  @Override
  protected People people() {
    return people;
  }

  @Test
  void twoHundredAtOnceLoseNothing() throws InterruptedException, ExecutionException {
    manyAtOnceLoseNothing();
  }
}
