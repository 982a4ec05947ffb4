/** Tests of the packaged jar, by the rules of ksqlDB's loader. */
@NullMarked
package dev.tidewatch.udf.packaged;

import org.jspecify.annotations.NullMarked;
