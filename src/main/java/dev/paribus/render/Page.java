package dev.paribus.render;

import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import java.time.Instant;

/**
 * What a text is laid out for.
 *
 * @param width columns
 * @param now what ages are counted from
 */
public record Page(int width, Ink ink, Glyphs glyphs, Instant now) {}
