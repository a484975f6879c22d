/// The official description of the marketplace as a judge of what is sent and answered.
@NullMarked
package io.floatwise.testkit.openapi;

import org.jspecify.annotations.NullMarked;
