@NullMarked
package dev.tidewatch.cluster;

import org.jspecify.annotations.NullMarked;
