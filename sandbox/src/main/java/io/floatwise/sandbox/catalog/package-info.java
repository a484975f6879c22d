/// Words that titles are made of, and what each says about the thing.
@NullMarked
package io.floatwise.sandbox.catalog;

import org.jspecify.annotations.NullMarked;
