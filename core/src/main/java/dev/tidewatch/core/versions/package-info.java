/** Which Spark, Scala, Java and Hadoop versions there are and what to think of them. */
@NullMarked
package dev.tidewatch.core.versions;

import org.jspecify.annotations.NullMarked;
