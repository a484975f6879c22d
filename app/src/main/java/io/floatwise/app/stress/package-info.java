/// What a scenario would do, for people and for programs.
@NullMarked
package io.floatwise.app.stress;

import org.jspecify.annotations.NullMarked;
