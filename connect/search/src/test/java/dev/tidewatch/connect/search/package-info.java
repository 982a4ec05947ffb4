@NullMarked
package dev.tidewatch.connect.search;

import org.jspecify.annotations.NullMarked;
