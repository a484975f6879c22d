/// The simulated exchange behind the ports of the bot, in memory, with a network that misbehaves.
@NullMarked
package io.floatwise.testkit.sim;

import org.jspecify.annotations.NullMarked;
