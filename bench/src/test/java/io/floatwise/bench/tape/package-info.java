/// Load runs of the market tape.
@NullMarked
package io.floatwise.bench.tape;

import org.jspecify.annotations.NullMarked;
