/// Tests of what people do with secrets.
@NullMarked
package io.floatwise.app.secret;

import org.jspecify.annotations.NullMarked;
