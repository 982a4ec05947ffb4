/** Figures as Markdown, and the page that they are written into. */
@NullMarked
package dev.tidewatch.bench.report;

import org.jspecify.annotations.NullMarked;
