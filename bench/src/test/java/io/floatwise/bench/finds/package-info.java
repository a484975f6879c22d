/// How soon profitable offers are found with few calls.
@NullMarked
package io.floatwise.bench.finds;

import org.jspecify.annotations.NullMarked;
