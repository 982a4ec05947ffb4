/** Asks the clusters at both ends of a link, when somebody wants to know what a fail-over costs. */
@NullMarked
package dev.tidewatch.mirror.probe;

import org.jspecify.annotations.NullMarked;
