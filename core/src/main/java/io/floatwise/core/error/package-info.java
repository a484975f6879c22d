/// Every error that a person can meet: its code, and what it means in each language.
@NullMarked
package io.floatwise.core.error;

import org.jspecify.annotations.NullMarked;
