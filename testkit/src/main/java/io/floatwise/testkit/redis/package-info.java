/// A real Redis for tests.
@NullMarked
package io.floatwise.testkit.redis;

import org.jspecify.annotations.NullMarked;
