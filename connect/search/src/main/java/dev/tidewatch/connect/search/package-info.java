/** Keeps records in an index of OpenSearch as documents, within Connect. */
@NullMarked
package dev.tidewatch.connect.search;

import org.jspecify.annotations.NullMarked;
