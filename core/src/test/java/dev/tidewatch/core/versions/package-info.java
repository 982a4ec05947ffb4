/** Tests of versions: their forms, the table's verdicts, what classpaths tell. */
@NullMarked
package dev.tidewatch.core.versions;

import org.jspecify.annotations.NullMarked;
