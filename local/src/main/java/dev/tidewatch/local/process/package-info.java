/** Child JVMs that never outlive the JVM that started them. */
@NullMarked
package dev.tidewatch.local.process;

import org.jspecify.annotations.NullMarked;
