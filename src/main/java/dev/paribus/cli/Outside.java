package dev.paribus.cli;

import dev.paribus.host.CancelToken;
import dev.paribus.terminal.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a command line gets from the process it runs in; nothing else of the machine is asked.
 *
 * @param version of this build
 * @param environment the caller's environment
 * @param directory working directory, absolute
 * @param out standard output, UTF-8
 * @param err standard error
 * @param outDevice what stands behind standard output
 * @param errDevice what stands behind standard error
 * @param cancel is cancelled by signals
 */
public record Outside(
        String version,
        Map<String, String> environment,
        Path directory,
        Clock clock,
        RandomGenerator random,
        PrintStream out,
        PrintStream err,
        Device outDevice,
        Device errDevice,
        CancelToken cancel) {}
