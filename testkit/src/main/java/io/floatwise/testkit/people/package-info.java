/// People for tests, and what every store of them promises.
@NullMarked
package io.floatwise.testkit.people;

import org.jspecify.annotations.NullMarked;
