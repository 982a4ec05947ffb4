/** Starts a node of OpenSearch, which has no program of its own on Maven Central. */
@NullMarked
package dev.tidewatch.servers.search;

import org.jspecify.annotations.NullMarked;
