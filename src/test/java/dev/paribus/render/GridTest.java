package dev.paribus.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.text.Width;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static Grid grid() {
        return new Grid(Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.IF_ROOM)
                .header(List.of(
                        Grid.Cell.of("name"), Grid.Cell.of("verdict"), Grid.Cell.of("mean"), Grid.Cell.of("change")))
                .row("amber-otter", "supported", "0.8731", "optimizer.lr: 0.001 -> 0.0005")
                .row("水獺", "", "0.9", "");
    }

    @Test
    void columns_are_aligned_by_what_a_terminal_shows() {
        assertThat(grid().lines(2, Sample.page(80)))
                .containsExactly(
                        "  name         verdict    mean    change",
                        "  amber-otter  supported  0.8731  optimizer.lr: 0.001 -> 0.0005",
                        "  水獺                    0.9");
    }

    @Test
    void what_is_not_needed_goes_first() {
        assertThat(grid().lines(2, Sample.page(40)))
                .containsExactly(
                        "  name         verdict    mean",
                        "  amber-otter  supported  0.8731",
                        "  水獺                    0.9");
    }

    @Test
    void without_room_for_the_needed_ones_rows_take_aligned_lines_and_nothing_is_cut() {
        assertThat(grid().lines(2, Sample.page(26)))
                .containsExactly("  amber-otter  supported", "    0.8731", "  水獺", "    0.9");
        grid().lines(0, Sample.page(40))
                .forEach(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(40));
    }
}
