@NullMarked
package dev.tidewatch.core.mirror.link;

import org.jspecify.annotations.NullMarked;
