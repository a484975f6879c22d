/// What is not known of the real marketplace, or can be switched for a test: one catalogue.
@NullMarked
package io.floatwise.sandbox.behaviour;

import org.jspecify.annotations.NullMarked;
