@NullMarked
package io.floatwise.redis;

import org.jspecify.annotations.NullMarked;
