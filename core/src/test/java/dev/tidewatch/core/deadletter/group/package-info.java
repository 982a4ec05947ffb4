@NullMarked
package dev.tidewatch.core.deadletter.group;

import org.jspecify.annotations.NullMarked;
