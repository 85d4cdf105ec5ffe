/** Files of other tools that only a library reads; all of this stands in lib/formats.jar. exchange finds it as a service, and must not, as nothing else must, name a class of it. */
@NullMarked
package dev.paribus.foreign;

import org.jspecify.annotations.NullMarked;
