package dev.paribus.model;

/**
 * A file that a run left in PARIBUS_OUTPUT.
 *
 * @param path relative to the project's directory
 * @param size bytes
 * @param sha256 64 hex digits
 */
public record Output(String path, long size, String sha256) {}
