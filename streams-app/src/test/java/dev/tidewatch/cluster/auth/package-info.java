/** Tests of who may call whom between instances. */
@NullMarked
package dev.tidewatch.cluster.auth;

import org.jspecify.annotations.NullMarked;
