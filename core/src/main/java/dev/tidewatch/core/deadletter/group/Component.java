package dev.tidewatch.core.deadletter.group;

/** One thing that all dead letters of a group have in common. */
public record Component(String name, String value) {}
