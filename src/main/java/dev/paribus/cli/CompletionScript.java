package dev.paribus.cli;

import dev.paribus.cli.Completion.Entry;
import dev.paribus.cli.Completion.Flag;
import dev.paribus.cli.Completion.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script that a shell reads to complete command lines; each in the shell's own way, names asked from git. */
enum CompletionScript {
    BASH,
    ZSH,
    FISH;

    /**
     * Branches of experiments, here and of remotes, by the prefix that {@code paribus.yaml} gives them. Both are a stranger's words:
     * bash expands what it completes, so of a branch {@code exp/$(command)} nothing is offered, nor of {@code exp/--yes}, which would be
     * an option; and the prefix stands in a command of sed, so one with other signs than a branch needs is none.
     */
    private static final String NAMES = """
            git for-each-ref --format='%(refname)' "refs/heads/$prefix*" "refs/remotes/*/$prefix*" 2>/dev/null \\
                | sed -n -e "s|^refs/heads/$prefix||" -e "s|^refs/remotes/[^/]*/$prefix||" -e '/^[a-z][a-z0-9-]*$/p' | sort -u
            """;

    private static final String PREFIX =
            "sed -n \"s/^branches:[[:space:]]*[\\\"']*\\([^\\\"' #]*\\).*/\\1/p\" \"$top/paribus.yaml\" 2>/dev/null";

    static Optional<CompletionScript> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> lines() {
        List<Entry> entries = Completion.entries();
        return switch (this) {
            case BASH -> bash(entries);
            case ZSH -> zsh(entries);
            case FISH -> fish(entries);
        };
    }

    private static List<String> posixNames(String function) {
        var out = new ArrayList<String>();
        out.add(function + "() {");
        out.add("    local top prefix");
        out.add("    top=$(git rev-parse --show-toplevel 2>/dev/null) || return 0");
        out.add("    prefix=$(" + PREFIX + ")");
        out.add("    prefix=${prefix:-exp/}");
        out.add("    case $prefix in *[!A-Za-z0-9._/-]*) return 0 ;; esac");
        NAMES.lines().forEach(line -> out.add("    " + line));
        out.add("}");
        return out;
    }

    private static List<String> bash(List<Entry> entries) {
        var out = new ArrayList<String>();
        out.add("# bash completion for paribus; in ~/.bashrc: eval \"$(paribus completion bash)\"");
        out.addAll(posixNames("_paribus_names"));
        out.add("_paribus() {");
        out.add(
                "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb='' word options='' words=''");
        out.add("    local names='' files=''");
        out.add("    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do");
        out.add("        case $word in -*) ;; *) verb=$word; break ;; esac");
        out.add("    done");
        out.add("    COMPREPLY=()");
        out.add("    case $verb in");
        out.add("        '') COMPREPLY=($(compgen -W '"
                + entries.stream().map(Entry::verb).collect(Collectors.joining(" "))
                + " --version --help' -- \"$cur\")); return ;;");
        for (Entry entry : entries) {
            out.add("        " + entry.verb() + ") options='" + names(entry.flags().stream()) + "'"
                    + " names='" + names(entry.flags().stream().filter(f -> f.words() == Words.NAMES)) + "'"
                    + " files='" + names(entry.flags().stream().filter(f -> f.words() == Words.FILES)) + "'"
                    + " words='" + words(entry) + "' ;;");
        }
        out.add("        *) return ;;");
        out.add("    esac");
        out.add("    case \" $names \" in *\" $prev \"*) words=@names cur=${cur#=} ;; esac");
        out.add("    case \" $files \" in *\" $prev \"*) words=@files ;; esac");
        out.add("    case $cur in");
        out.add("        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$cur\")) ;;");
        out.add("        *) case $words in");
        out.add("            @names) COMPREPLY=($(compgen -W \"$(_paribus_names)\" -- \"$cur\")) ;;");
        out.add("            @files) COMPREPLY=($(compgen -f -- \"$cur\")) ;;");
        out.add("            *) COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;");
        out.add("        esac ;;");
        out.add("    esac");
        out.add("}");
        out.add("complete -F _paribus paribus");
        return out;
    }

    private static String names(Stream<Flag> flags) {
        return flags.flatMap(flag -> flag.names().stream()).collect(Collectors.joining(" "));
    }

    private static String words(Entry entry) {
        return switch (entry.words()) {
            case NAMES -> "@names";
            case FILES -> "@files";
            case LISTED -> String.join(" ", entry.listed());
            case FREE -> "";
        };
    }

    private static List<String> zsh(List<Entry> entries) {
        var out = new ArrayList<String>();
        out.add("#compdef paribus");
        out.add("# zsh completion for paribus; in ~/.zshrc after compinit: eval \"$(paribus completion zsh)\"");
        out.addAll(posixNames("_paribus_branches"));
        out.add("_paribus_names() { local -a names; names=(${(f)\"$(_paribus_branches)\"}); compadd -a names }");
        out.add("_paribus() {");
        out.add("    local -a verbs");
        out.add("    if (( CURRENT == 2 )); then");
        out.add("        verbs=("
                + entries.stream()
                        .map(entry -> quoted(entry.verb() + ":" + entry.summary()))
                        .collect(Collectors.joining(" "))
                + ")");
        out.add("        _describe verb verbs");
        out.add("        return");
        out.add("    fi");
        out.add("    local verb=$words[2]");
        out.add("    shift words; (( CURRENT-- ))");
        out.add("    case $verb in");
        for (Entry entry : entries) {
            out.add("        " + entry.verb() + ") _arguments -s "
                    + entry.flags().stream().flatMap(CompletionScript::zsh).collect(Collectors.joining(" "))
                    + zshWords(entry) + " ;;");
        }
        out.add("    esac");
        out.add("}");
        out.add("compdef _paribus paribus");
        return out;
    }

    private static Stream<String> zsh(Flag flag) {
        String text = flag.description().replace("[", "(").replace("]", ")").replace(":", "\\:");
        String value = flag.label() == null ? "" : ":" + flag.label() + ":" + zshAction(flag.words());
        return flag.names().stream().map(name -> quoted(name + "[" + text + "]" + value));
    }

    private static String zshAction(Words words) {
        return switch (words) {
            case NAMES -> "_paribus_names";
            case FILES -> "_files";
            case LISTED, FREE -> "";
        };
    }

    private static String zshWords(Entry entry) {
        return switch (entry.words()) {
            case NAMES -> " '*:experiment:_paribus_names'";
            case FILES -> " '*:file:_files'";
            case LISTED -> " '*:word:(" + String.join(" ", entry.listed()) + ")'";
            case FREE -> "";
        };
    }

    private static List<String> fish(List<Entry> entries) {
        var out = new ArrayList<String>();
        out.add(
                "# fish completion for paribus; once: paribus completion fish > ~/.config/fish/completions/paribus.fish");
        out.add("function __paribus_names");
        out.add("    set -l top (git rev-parse --show-toplevel 2>/dev/null); or return 0");
        out.add("    set -l prefix (" + PREFIX + ")");
        out.add("    test -n \"$prefix\"; or set prefix exp/");
        out.add("    string match -qr '^[A-Za-z0-9._/-]+$' -- \"$prefix\"; or return 0");
        NAMES.lines().forEach(line -> out.add("    " + line));
        out.add("end");
        out.add("complete -c paribus -f");
        for (Entry entry : entries) {
            out.add("complete -c paribus -n __fish_use_subcommand -a " + entry.verb() + " -d "
                    + quoted(entry.summary()));
        }
        for (Entry entry : entries) {
            String within = "complete -c paribus -n '__fish_seen_subcommand_from " + entry.verb() + "' ";
            for (Flag flag : entry.flags()) {
                out.add(within + fish(flag));
            }
            switch (entry.words()) {
                case NAMES -> out.add(within + "-a '(__paribus_names)'");
                case FILES -> out.add(within + "-F");
                case LISTED -> out.add(within + "-a " + quoted(String.join(" ", entry.listed())));
                case FREE -> {}
            }
        }
        return out;
    }

    private static String fish(Flag flag) {
        String names = flag.names().stream()
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        String value = flag.label() == null
                ? ""
                : flag.words() == Words.NAMES
                        ? " -x -a '(__paribus_names)'"
                        : flag.words() == Words.FILES ? " -r -F" : " -x";
        return names + value + " -d " + quoted(flag.description());
    }

    /** In single quotes, as all three shells read them; a quote within becomes a typographic one, since their ways differ. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "\u2019") + "'";
    }
}
