/** The parser benchmark's results as the page shows them. */
@NullMarked
package dev.tidewatch.bench.parser;

import org.jspecify.annotations.NullMarked;
