/** Functions over the binary records of MirrorMaker 2. */
@NullMarked
package dev.tidewatch.udf.mirror;

import org.jspecify.annotations.NullMarked;
