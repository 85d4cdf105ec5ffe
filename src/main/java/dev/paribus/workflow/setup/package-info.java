/**
 * Makes a folder a project: choices, files, hooks and drivers, and the demo. Must not overwrite a file of the user's.
 */
@NullMarked
package dev.paribus.workflow.setup;

import org.jspecify.annotations.NullMarked;
