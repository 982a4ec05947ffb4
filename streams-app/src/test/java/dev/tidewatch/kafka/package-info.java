@NullMarked
package dev.tidewatch.kafka;

import org.jspecify.annotations.NullMarked;
