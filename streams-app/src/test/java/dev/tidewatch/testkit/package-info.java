/** What tests of several packages share. */
@NullMarked
package dev.tidewatch.testkit;

import org.jspecify.annotations.NullMarked;
