/** What is answered of mirrors. */
@NullMarked
package dev.tidewatch.mirror.api;

import org.jspecify.annotations.NullMarked;
