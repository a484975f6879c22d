/// From a request to a reply: retry, budget, signature and transport as links of one chain.
@NullMarked
package io.floatwise.dmarket.http;

import org.jspecify.annotations.NullMarked;
