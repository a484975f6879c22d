package io.floatwise.web;

import io.floatwise.core.people.Access;
import io.floatwise.core.people.People;
import io.floatwise.core.shared.LocalThrottle;
import java.time.InstantSource;

/// Who may do what at the page of a test.
final class PageAccesses {

  private PageAccesses() {}

  /// On the account `main`, with the usual throttle and real time.
  static PageAccess of(People people) {
    return new PageAccess(
        new Access(people, "main"), new LocalThrottle(System::nanoTime), InstantSource.system());
  }
}
