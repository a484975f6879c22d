/// Keys and signatures: who may send what.
@NullMarked
package io.floatwise.dmarket.auth;

import org.jspecify.annotations.NullMarked;
