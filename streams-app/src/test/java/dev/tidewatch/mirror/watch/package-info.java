@NullMarked
package dev.tidewatch.mirror.watch;

import org.jspecify.annotations.NullMarked;
