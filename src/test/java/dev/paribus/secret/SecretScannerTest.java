package dev.paribus.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Secrets are found by gitleaks' rules; no test holds a text that looks like one before it runs. */
class SecretScannerTest {
    private static SecretScanner scanner() {
        return new SecretScanner(new SecretVariables(Map.of()));
    }

    private static List<String> rules(String path, String text) {
        return scanner().scan(path, text).stream().map(FoundSecret::rule).toList();
    }

    /** Of a service whose keys have a fixed beginning; random enough. */
    private static String github(int seed) {
        return "gh" + Examples.of("p_[0-9a-zA-Z]{36}", seed);
    }

    @Test
    void every_rule_finds_texts_that_its_expression_describes() {
        var all = new LinkedHashMap<String, String>();
        for (String row : KeywordTable.ROWS.split("\n")) {
            String[] words = row.split("\t");
            all.put(words[0], words[1]);
        }
        assertThat(all).hasSizeGreaterThan(200);
        var rules = new LeakRules();
        var scanner = scanner();
        var never = new ArrayList<String>();
        for (String id : all.keySet()) {
            LeakRule rule = rules.rule(id);
            String path = rule.path() == null ? "train.py" : "a" + Examples.of(rule.path(), 1);
            boolean found = false;
            for (int seed = 0; seed < 200 && !found; seed++) {
                String text = "# " + all.get(id) + "\nimport os\n\nx = 1\n" + Examples.of(rule.regex(), seed)
                        + "\n\nprint(x)\n";
                // Of two rules for one service either may be the one that is told.
                found = scanner.scan(path, text).stream()
                        .anyMatch(one -> one.rule().equals(id) || !one.rule().equals(SecretScanner.GENERIC));
            }
            if (!found) {
                never.add(id);
            }
        }
        assertThat(never).isEmpty();
    }

    @Test
    void a_secret_is_found_where_it_stands_and_never_shown() {
        String secret = github(7);
        String text = "lr: 0.01\n# for the runs: " + secret + " (mine)\n";
        FoundSecret found = scanner().scan("conf.yaml", text).get(0);
        assertThat(found.rule()).isEqualTo("github-pat");
        assertThat(text.substring(found.start(), found.end())).isEqualTo(secret);
        assertThat(found.masked(text)).isEqualTo("ghp_...");
        assertThat(found.maskedLine(text)).isEqualTo("# for the runs: ghp_... (mine)");
    }

    @Test
    void a_generic_key_needs_entropy_and_no_stop_word() {
        String random = Examples.of("[0-9a-zA-Z]{32}", 3);
        assertThat(rules("a.py", "api_key = \"" + random + "\"\n")).containsExactly("generic-api-key");
        assertThat(rules("a.py", "api_key = \"" + "ab1".repeat(10) + "\"\n")).isEmpty();
        assertThat(rules("a.py", "api_key = \"" + random + "\"  # gitleaks:allow\n"))
                .isEmpty();
        assertThat(rules("a.py", "api_key = os.environ[\"SERVICE_API_KEY\"]\nkey = 1\n"))
                .isEmpty();
        assertThat(rules("package-lock.json", "\"auth_token\": \"" + random + "\"\n"))
                .isEmpty();
        assertThat(rules("a.py", "token_accuracy = 0.87312345678912345\n")).isEmpty();
    }

    @Test
    void a_key_block_over_many_lines_is_found_as_a_whole() {
        String line = Examples.of("[0-9a-zA-Z]{64}", 5) + "\n";
        String what = "PRIVATE" + " KEY-----";
        String text = "x\n-----BEGIN RSA " + what + "\n" + line.repeat(20) + "-----END RSA " + what + "\ny\n";
        FoundSecret found = scanner().scan("id", text).get(0);
        assertThat(found.rule()).isEqualTo("private-key");
        assertThat(found.end() - found.start()).isGreaterThan(1300);
        assertThat(found.maskedLine(text)).isEqualTo("----...");
    }

    @Test
    void the_value_of_a_secret_like_variable_is_found_and_a_path_or_a_word_is_not() {
        var variables = new SecretVariables(Map.of(
                "WANDB_API_KEY",
                "not-random-7",
                "SSH_AUTH_SOCK",
                "/tmp/agent.1234",
                "AUTH_MODE",
                "production",
                "HOME",
                "/home/me-1234"));
        String text = "login('not-random-7') # production /tmp/agent.1234 /home/me-1234\n";
        List<FoundSecret> found = new SecretScanner(variables).scan("a.py", text);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).says()).isEqualTo("the value of the variable WANDB_API_KEY");
        assertThat(found.get(0).masked(text)).isEqualTo("not...");
    }

    @Test
    void a_specific_rule_hides_the_generic_one_at_the_same_place() {
        assertThat(rules("a.py", "api_token = '" + github(11) + "'\n")).containsExactly("github-pat");
    }

    @Test
    void large_and_hostile_texts_are_read_in_linear_time() {
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            scanner().scan("a.py", "key: token = auth secret api access ".repeat(3_000));
            scanner().scan("a.py", "api_key=" + "aA1bB2cC3dD4eE5".repeat(6_000));
            scanner().scan("a.py", "-----BEGIN ".repeat(9_000));
        });
    }
}
