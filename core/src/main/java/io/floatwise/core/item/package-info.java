/// What is traded: games, titles, single assets and their attributes.
@NullMarked
package io.floatwise.core.item;

import org.jspecify.annotations.NullMarked;
