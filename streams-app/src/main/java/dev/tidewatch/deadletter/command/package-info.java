/** What people, and Tidewatch itself, say of groups of dead letters: the topic of commands. */
@NullMarked
package dev.tidewatch.deadletter.command;

import org.jspecify.annotations.NullMarked;
