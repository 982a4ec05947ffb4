@NullMarked
package dev.tidewatch.core.deadletter;

import org.jspecify.annotations.NullMarked;
