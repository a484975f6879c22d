/// What runs in the background beside trading, and what of it failed.
@NullMarked
package io.floatwise.app.jobs;

import org.jspecify.annotations.NullMarked;
