/** What is to be known of one dead letter, from its headers alone. */
@NullMarked
package dev.tidewatch.core.deadletter;

import org.jspecify.annotations.NullMarked;
