/** Tests of what stands in {@code deploy/}: it is read as its consumers read it, and run. */
@NullMarked
package dev.tidewatch.deploy;

import org.jspecify.annotations.NullMarked;
