/// What an account was told, kept so that its life can be lived again.
@NullMarked
package io.floatwise.store.replay;

import org.jspecify.annotations.NullMarked;
