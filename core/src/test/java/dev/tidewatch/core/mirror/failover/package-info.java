@NullMarked
package dev.tidewatch.core.mirror.failover;

import org.jspecify.annotations.NullMarked;
