/** What a run has shown: times, gaps, failures, and whether promises were kept. */
@NullMarked
package dev.tidewatch.local.chaos.report;

import org.jspecify.annotations.NullMarked;
