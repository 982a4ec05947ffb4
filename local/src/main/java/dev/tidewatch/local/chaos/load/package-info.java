/** Applications that are made up, sent to Kafka event by event, and what was acknowledged when. */
@NullMarked
package dev.tidewatch.local.chaos.load;

import org.jspecify.annotations.NullMarked;
