/// How fast the parts are, beside a yardstick in the same run.
@NullMarked
package io.floatwise.bench;

import org.jspecify.annotations.NullMarked;
