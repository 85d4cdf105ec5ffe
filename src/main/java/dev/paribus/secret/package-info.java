/**
 * Finds secrets in text: by the rules of gitleaks, and by the values of variables with secret-like names. Must not know where a text
 * comes from, and never gives a secret to anybody who prints it.
 */
@NullMarked
package dev.paribus.secret;

import org.jspecify.annotations.NullMarked;
