/** Tests of the package of the same name. */
@NullMarked
package dev.tidewatch.http;

import org.jspecify.annotations.NullMarked;
