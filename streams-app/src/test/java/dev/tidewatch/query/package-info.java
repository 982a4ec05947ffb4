/** Tests of questions and answers. */
@NullMarked
package dev.tidewatch.query;

import org.jspecify.annotations.NullMarked;
