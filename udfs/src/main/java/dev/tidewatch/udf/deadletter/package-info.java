/** Functions over dead letters: what failed, why, and which bug it is. */
@NullMarked
package dev.tidewatch.udf.deadletter;

import org.jspecify.annotations.NullMarked;
