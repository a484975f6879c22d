/// What every journal must do, a journal in memory, and entries made at random.
@NullMarked
package io.floatwise.testkit.journal;

import org.jspecify.annotations.NullMarked;
