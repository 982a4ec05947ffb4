/** How a worker of Kafka Connect is started in a container, and how it is asked for its health. */
@NullMarked
package dev.tidewatch.connect.worker;

import org.jspecify.annotations.NullMarked;
