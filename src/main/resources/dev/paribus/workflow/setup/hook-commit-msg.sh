earlier "$@" || exit

head=$(git symbolic-ref -q HEAD) || exit 0
case $head in
@RECORDS@
*) exit 0 ;;
esac
case $name in
'' | *[!a-z0-9-]*) exit 0 ;;
esac

# What git will throw away says nothing: the diff of --verbose, comments. An empty message has to stay empty.
message=$(sed '/^[^ ]* -\{24\} >8 -\{24\}$/,$d' "$1" | git stripspace --strip-comments)
case $message in
'' | 'fixup! '* | 'squash! '* | 'amend! '*) exit 0 ;;
esac
template=$(git config --type=path --get commit.template) && [ -f "$template" ] &&
    [ "$message" = "$(git stripspace --strip-comments <"$template")" ] && exit 0

# A message that speaks of an experiment is held against the tree.
case "
$message" in
*"
Experiment"*) start commit-msg "$1" @PROJECTS@ ;;
esac

# The commit belongs to the experiment whose record it holds; a state it does not claim.
git grep -q --cached -E "^name:[[:space:]]*[\"']?$name[\"']?[[:space:]]*(#.*)?$" -- ":(top,literal)$record" || exit 0
exec git -c trailer.separators=: interpret-trailers --in-place --no-divider --where end --if-exists doNothing \
    --if-missing add --trailer "Experiment: $name" "$1"
