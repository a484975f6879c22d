/// What several nodes share, in Redis: calls, answers and what people may ask.
@NullMarked
package io.floatwise.redis;

import org.jspecify.annotations.NullMarked;
