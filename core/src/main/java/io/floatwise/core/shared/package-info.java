/// What several nodes share if they run together: calls, answers and what people may ask. Each is a
/// port whose plain form serves one node alone.
@NullMarked
package io.floatwise.core.shared;

import org.jspecify.annotations.NullMarked;
