package dev.paribus.query;

import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a query by recursive descent, a method for each rule of {@link Query}. */
final class QueryParser {
    private static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private int depth;

    QueryParser(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    Query whole() {
        Predicate<Row> condition = query();
        if (now().kind() != Token.Kind.END) {
            throw expected("'and', 'or' or the end");
        }
        return new Query() {
            @Override
            public boolean holds(Row row) {
                return condition.test(row);
            }

            @Override
            public Set<String> names() {
                return Set.copyOf(names);
            }
        };
    }

    private Predicate<Row> query() {
        Predicate<Row> left = every();
        while (now().is("or")) {
            at++;
            left = left.or(every());
        }
        return left;
    }

    private Predicate<Row> every() {
        Predicate<Row> left = one();
        while (now().is("and")) {
            at++;
            left = left.and(one());
        }
        return left;
    }

    private Predicate<Row> one() {
        if (++depth > DEEPEST) {
            throw Tokens.bad(text, now().start(), now().end(), "this is nested more than " + DEEPEST + " deep");
        }
        Predicate<Row> found = taken("not") ? one().negate() : now().sign("(") ? bracketed() : test();
        depth--;
        return found;
    }

    private Predicate<Row> bracketed() {
        Token open = now();
        at++;
        Predicate<Row> inside = query();
        if (!now().sign(")")) {
            throw now().kind() == Token.Kind.END
                    ? Tokens.bad(text, open.start(), open.end(), "this bracket has no end")
                    : expected("'and', 'or' or ')'");
        }
        at++;
        return inside;
    }

    private Predicate<Row> test() {
        if (!now().operand()) {
            throw expected("a name, 'not' or '('");
        }
        String name = tokens.get(at++).text();
        names.add(name);
        if (taken("is")) {
            boolean not = taken("not");
            if (!taken("null")) {
                throw expected("'null'");
            }
            return row -> row.values(name).isEmpty() != not;
        }
        boolean not = taken("not");
        if (taken("in")) {
            return negated(not, any(name, list()));
        }
        if (now().sign("~") || (!not && now().sign("!~"))) {
            boolean inverse = not || now().sign("!~");
            at++;
            Pattern pattern = pattern();
            return negated(
                    inverse,
                    row -> row.values(name).stream()
                            .anyMatch(v -> pattern.matcher(v).find()));
        }
        if (not) {
            throw expected("'in' or '~'");
        }
        return comparison(name);
    }

    private Predicate<Row> negated(boolean not, Predicate<Row> test) {
        return not ? test.negate() : test;
    }

    private Predicate<Row> comparison(String name) {
        Relation relation = Relation.of(now()).orElseThrow(() -> expected("a comparison, 'in', '~' or 'is'"));
        at++;
        Operand value = value();
        return relation == Relation.OTHER
                ? row ->
                        !row.values(name).isEmpty() && row.values(name).stream().noneMatch(value::equalTo)
                : row -> anyHolds(row.values(name), relation, value);
    }

    /** A loop, because it is asked for each of ten thousand rows. */
    private static boolean anyHolds(List<String> found, Relation relation, Operand value) {
        for (String one : found) {
            if (relation.holds(one, value)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<Row> any(String name, List<Operand> values) {
        return row -> row.values(name).stream().anyMatch(v -> values.stream().anyMatch(one -> one.equalTo(v)));
    }

    private List<Operand> list() {
        if (!now().sign("(")) {
            throw expected("'(' and values");
        }
        var out = new ArrayList<Operand>();
        do {
            at++;
            out.add(value());
        } while (now().sign(","));
        if (!now().sign(")")) {
            throw expected("',' or ')'");
        }
        at++;
        return out;
    }

    private Operand value() {
        if (!now().operand()) {
            throw expected("a value");
        }
        Token token = tokens.get(at++);
        return new Operand(token.text(), token.kind() == Token.Kind.QUOTED);
    }

    private Pattern pattern() {
        Token token = now();
        String regex = value().text();
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException broken) {
            throw Tokens.bad(text, token.start(), token.end(), "not a regular expression: " + broken.getDescription());
        }
    }

    private Token now() {
        return tokens.get(at);
    }

    private boolean taken(String word) {
        boolean here = now().is(word);
        at += here ? 1 : 0;
        return here;
    }

    private Failure expected(String what) {
        return Tokens.bad(text, now().start(), now().end(), "expected " + what + ", not " + now().shown());
    }
}
