/** Keys and certificates from PEM files, for those who listen and those who connect. */
@NullMarked
package dev.tidewatch.tls;

import org.jspecify.annotations.NullMarked;
