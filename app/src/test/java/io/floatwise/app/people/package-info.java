/// What `floatwise people` does, as it is typed.
@NullMarked
package io.floatwise.app.people;

import org.jspecify.annotations.NullMarked;
