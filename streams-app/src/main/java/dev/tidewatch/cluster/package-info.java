/**
 * Several instances that answer for each other: who they are, what each holds and how old it is,
 * and how a question gets to where its answer lies.
 */
@NullMarked
package dev.tidewatch.cluster;

import org.jspecify.annotations.NullMarked;
