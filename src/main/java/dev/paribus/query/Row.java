package dev.paribus.query;

import java.util.List;

/** What a query is asked of. */
public interface Row {
    /** The texts of a column, as they were written; several for a list, none for what is not known. */
    List<String> values(String name);
}
