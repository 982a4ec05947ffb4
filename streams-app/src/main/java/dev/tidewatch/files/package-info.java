/** Notices files that change while the process runs. */
@NullMarked
package dev.tidewatch.files;

import org.jspecify.annotations.NullMarked;
