/** Tests of the whole: a real broker, real instances, real logs, and Spark's own answers. */
@NullMarked
package dev.tidewatch.it;

import org.jspecify.annotations.NullMarked;
