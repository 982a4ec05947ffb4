/** Pages of the documentation that tests generate and keep up to date. */
@NullMarked
package dev.tidewatch.docs;

import org.jspecify.annotations.NullMarked;
