package dev.paribus.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.model.CriterionVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 500 random designs against scipy; {@code src/test/python/verdicts.py} makes the file. */
class ScipyTest {
    private static final double RELATIVE = 1e-9;

    @Test
    void verdicts_and_numbers_of_random_designs_equal_those_of_scipy() throws IOException {
        List<String> rows;
        try (InputStream in = getClass().getResourceAsStream("verdicts.csv")) {
            rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
        assertThat(rows).hasSize(500);
        rows.forEach(ScipyTest::compare);
    }

    private static void compare(String row) {
        String[] f = row.split(",", -1);
        Cases design =
                Cases.child(f[8].split(" ")).tried(Integer.parseInt(f[4])).look(Integer.parseInt(f[5]));
        if (!f[9].isEmpty()) {
            design.against(f[9].split(" "));
        }
        if (f[1].equals("minimize")) {
            design.minimize();
        }
        if (f[2].equals("paired")) {
            design.paired();
        }
        if (!f[6].isEmpty()) {
            design.policy(new Judgement.Policy(Judgement.OneSeed.EQUAL_NOISE, Set.of()));
        }
        if (!f[7].isEmpty()) {
            design.examples(Long.parseLong(f[7]));
        }
        CriterionVerdict v = design.on(f[3]);
        assertThat(v.cause()).as(row).isNull();
        near(row, v.gain() == null ? v.excess() : v.gain(), f[10]);
        near(row, v.excess(), f[11]);
        near(row, v.se(), f[12]);
        near(row, v.df(), f[13]);
        near(row, v.seExcess() == null ? v.se() : v.seExcess(), f[14]);
        near(row, v.dfExcess() == null ? v.df() : v.dfExcess(), f[15]);
        near(row, v.lower(), f[16]);
        near(row, v.upper(), f[17]);
        near(row, v.pSupported(), f[18]);
        near(row, v.pRefuted(), f[19]);
        assertThat(v.verdict().word()).as(row).isEqualTo(f[20]);
    }

    private static void near(String row, @Nullable Double found, String expected) {
        double golden = Double.parseDouble(expected);
        assertThat(found).as(row).isNotNull();
        assertThat(Math.abs(found - golden)).as(row).isLessThanOrEqualTo(RELATIVE * Math.abs(golden) + 1e-15);
    }
}
