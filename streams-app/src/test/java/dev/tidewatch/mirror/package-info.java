@NullMarked
package dev.tidewatch.mirror;

import org.jspecify.annotations.NullMarked;
