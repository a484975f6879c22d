/// Does the bot earn? The whole loop in process, on markets that nobody fitted it to.
@NullMarked
package io.floatwise.bench.benefit;

import org.jspecify.annotations.NullMarked;
