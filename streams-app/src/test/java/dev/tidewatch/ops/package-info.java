/** Tests of the package of the same name. */
@NullMarked
package dev.tidewatch.ops;

import org.jspecify.annotations.NullMarked;
