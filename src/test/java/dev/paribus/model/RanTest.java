package dev.paribus.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class RanTest {
    private static final Object[] PARTS = {"commit", "record", "rules", "code", "data", "environment", "full"};

    private static Ran of(Object... parts) throws ReflectiveOperationException {
        Constructor<?> all = Ran.class.getDeclaredConstructors()[0];
        return (Ran) all.newInstance(parts);
    }

    @Test
    void isEqualWhereAllPartsAre() throws ReflectiveOperationException {
        assertThat(of(PARTS)).isEqualTo(of(PARTS)).hasSameHashCodeAs(of(PARTS));
    }

    @Test
    void differsWhereAnyPartDoes() throws ReflectiveOperationException {
        assertThat(Ran.class.getRecordComponents()).hasSameSizeAs(PARTS);
        for (int i = 0; i < PARTS.length; i++) {
            Object[] other = Arrays.copyOf(PARTS, PARTS.length);
            other[i] = "another";
            assertThat(of(other)).isNotEqualTo(of(PARTS));
        }
        assertThat(of(PARTS).equals(Collections.emptyList())).isFalse();
    }
}
