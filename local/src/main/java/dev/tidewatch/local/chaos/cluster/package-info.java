/** The cluster that faults are made in: brokers, instances, and the links between them. */
@NullMarked
package dev.tidewatch.local.chaos.cluster;

import org.jspecify.annotations.NullMarked;
