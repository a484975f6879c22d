/// How fast bars are traded, beside a bare loop, objects and another library.
@NullMarked
package io.floatwise.bench.lanes;

import org.jspecify.annotations.NullMarked;
