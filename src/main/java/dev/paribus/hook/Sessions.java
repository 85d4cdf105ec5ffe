package dev.paribus.hook;

import dev.paribus.workflow.session.Session;
import java.nio.file.Path;

/** Opens the repository at a directory, for reading. */
interface Sessions {
    Session at(Path directory);
}
