@NullMarked
package dev.tidewatch.it.connect;

import org.jspecify.annotations.NullMarked;
