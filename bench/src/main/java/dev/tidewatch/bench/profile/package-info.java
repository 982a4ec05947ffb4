/** Where the time goes, from flight recordings. */
@NullMarked
package dev.tidewatch.bench.profile;

import org.jspecify.annotations.NullMarked;
