/// The journals of accounts, written durably and checked when they are read.
@NullMarked
package io.floatwise.store.journal;

import org.jspecify.annotations.NullMarked;
