/// Does the bot earn? The whole loop in process, on markets that nobody fitted it to.
@org.jspecify.annotations.NullMarked
package io.floatwise.bench.benefit;
