package dev.tidewatch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The public listener.
 *
 * @param tokens the file of those who may ask; empty where everybody may who reaches the port
 */
public record HttpSettings(ListenerSettings listener, HttpLimits limits, Optional<Path> tokens) {}
