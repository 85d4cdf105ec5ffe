#!/bin/sh
# The @NAME@ hook of Paribus: written by 'paribus hook install', taken back by 'paribus hook uninstall'.
# sum @SUM@
tool=@TOOL@
strict=@STRICT@
before=${0%/*}/@NAME@.before-paribus

# The hook that stood here before goes first. A shell script of any kind is read by its shell under this file's name,
# because many look at it to learn which hook they are.
earlier() {
    [ -x "$before" ] || return 0
    shebang=
    IFS= read -r shebang <"$before" || :
    case $shebang in
    '#!'*/sh | '#!'*' sh') sh -c 'file=$1; shift; . "$file"' "$0" "$before" "$@" ;;
    '#!'*/bash | '#!'*' bash') bash -c 'file=$1; shift; . "$file"' "$0" "$before" "$@" ;;
    *) "$before" "$@" ;;
    esac
}

# The tool says no with 1 or 3. Whatever else goes wrong with it stops nobody, unless the clone is strict.
start() {
    if [ -z "$tool" ] || [ ! -x "$tool" ]; then
        tool=$(command -v paribus) || unchecked "it is not on PATH${tool:+ and not at $tool}"
    fi
    "$tool" hook "$@"
    code=$?
    case $code in
    0 | 1 | 3 | 130) exit "$code" ;;
    esac
    unchecked "it ended with exit code $code"
}

unchecked() {
    if [ "$strict" = yes ]; then
        echo "paribus: refused, because the check could not run: $1" >&2
        echo "hint: mend that, or repeat the git command with --no-verify" >&2
        exit 1
    fi
    echo "paribus: not checked: $1" >&2
    exit 0
}

