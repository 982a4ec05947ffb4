@NullMarked
package dev.tidewatch.core.mirror.wire;

import org.jspecify.annotations.NullMarked;
