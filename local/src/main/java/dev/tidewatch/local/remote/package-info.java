/** What commands that ask a server over HTTP have in common: its address, and how to get in. */
@NullMarked
package dev.tidewatch.local.remote;

import org.jspecify.annotations.NullMarked;
