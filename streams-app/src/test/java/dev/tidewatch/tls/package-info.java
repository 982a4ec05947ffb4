/** Tests of the package of the same name. */
@NullMarked
package dev.tidewatch.tls;

import org.jspecify.annotations.NullMarked;
