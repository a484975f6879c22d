/// One exchange that accounts share: every input is durable before its effect is visible.
@NullMarked
package io.floatwise.sandbox.exchange;

import org.jspecify.annotations.NullMarked;
