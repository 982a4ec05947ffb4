@NullMarked
package dev.tidewatch.core.mirror.track;

import org.jspecify.annotations.NullMarked;
