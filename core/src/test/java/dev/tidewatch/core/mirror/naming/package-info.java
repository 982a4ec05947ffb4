@NullMarked
package dev.tidewatch.core.mirror.naming;

import org.jspecify.annotations.NullMarked;
