package dev.paribus.query;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows are meant: {@code val_f1 > 0.8 and (verdict = supported or labels ~ "sweep")}.
 *
 * <pre>
 * query   = every { "or" every } ;        every = one { "and" one } ;
 * one     = "not" one | "(" query ")" | test ;
 * test    = NAME ( relation VALUE | [ "not" ] "in" "(" VALUE { "," VALUE } ")" | [ "not" ] "~" VALUE | "is" [ "not" ] "null" ) ;
 * relation = "=" | "==" | "!=" | "&lt;>" | "&lt;" | "&lt;=" | ">" | ">=" ;
 * </pre>
 *
 * A name or a value is a word, or anything in {@code '...'}, {@code "..."} or {@code `...`}. Two numbers are compared as exact
 * decimals, all else as text. What a row does not know passes no test but {@code is null}; so {@code not x > 1} holds for it.
 */
public interface Query {
    /** True where the row is meant. */
    boolean holds(Row row);

    /** Every name that is asked for, in the order of the text. */
    Set<String> names();

    /** The number that a text is, as YAML, JSON and Python write one; empty for any other text. */
    static Optional<BigDecimal> number(String text) {
        return Operand.number(text);
    }

    /**
     * Reads it.
     *
     * @throws dev.paribus.problem.Failure COMMAND_LINE {@code bad-query} with the place in the text
     */
    static Query parse(String text) {
        return new QueryParser(text).whole();
    }
}
