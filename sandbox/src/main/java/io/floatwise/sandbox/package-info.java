/// A marketplace and a Telegram for localhost, written from their documentation with code of their
/// own.
@NullMarked
package io.floatwise.sandbox;

import org.jspecify.annotations.NullMarked;
