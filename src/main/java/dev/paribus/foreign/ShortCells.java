package dev.paribus.foreign;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.apache.commons.csv.CSVException;

/** Ends the reading where no line ends for 16 million characters, since a cell is kept in memory whole. */
final class ShortCells extends FilterReader {
    private static final int MOST = 16 << 20;

    private int since;

    ShortCells(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        count(c);
        return c;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        int n = in.read(buffer, from, length);
        for (int i = 0; i < n; i++) {
            count(buffer[from + i]);
        }
        return n;
    }

    private void count(int c) throws IOException {
        since = c == '\n' ? 0 : since + 1;
        if (since > MOST) {
            throw new CSVException("a line of more than %d characters", MOST);
        }
    }
}
