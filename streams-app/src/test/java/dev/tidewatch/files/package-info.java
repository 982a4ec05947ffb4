/** Tests of the package of the same name. */
@NullMarked
package dev.tidewatch.files;

import org.jspecify.annotations.NullMarked;
