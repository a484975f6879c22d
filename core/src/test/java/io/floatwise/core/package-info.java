/// Builders that the tests of all packages share.
@NullMarked
package io.floatwise.core;

import org.jspecify.annotations.NullMarked;
