package dev.tidewatch.deadletter.api;

/**
 * What became of a command.
 *
 * @param command its id in the topic of commands
 * @param state of the group after it
 * @param applied whether the group has it; else it is written and will be carried out
 */
public record CommandAnswer(String command, String fingerprint, String state, boolean applied) {}
