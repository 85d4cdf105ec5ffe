lines=$(cat)
if [ -n "$lines" ]; then
    printf '%s\n' "$lines" | earlier "$@" || exit
else
    earlier "$@" </dev/null || exit
fi

# Experiments only; a deleted branch (its id here is all zeros) has nothing to be looked at.
pushed=$(printf '%s\n' "$lines" | while read -r from id to rest; do
    case $id in
    '' | *[!0]*) ;;
    *) continue ;;
    esac
    case $to in
    @BRANCHES@) echo "$from $id $to $rest" ;;
    esac
done)
[ -n "$pushed" ] || exit 0
printf '%s\n' "$pushed" | start pre-push @PROJECTS@
