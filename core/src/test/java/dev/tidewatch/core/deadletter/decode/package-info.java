@NullMarked
package dev.tidewatch.core.deadletter.decode;

import org.jspecify.annotations.NullMarked;
